import type pg from 'pg';
import { NOTHING, type Recorded } from './event.js';

/** Rows and bytes that one page may have, so that what a reader holds in memory is bounded by something else than luck. */
const ROWS = 500;
const BYTES = 4 * 1024 * 1024;
const ROW_BYTES = 256;

export const LAST = 2n ** 63n - 1n;

/** A span of the log, or of one stream of it: what lies beyond `from`, towards and with `to`. */
export interface Span {
  readonly stream: string | null;
  readonly backwards: boolean;
  readonly from: bigint;
  readonly to: bigint;
  /** Nothing that was committed after this position. */
  readonly head: bigint;
  readonly limit?: bigint;
}

const spanQuery = (by: 'position' | 'revision', backwards: boolean): string => {
  const [beyond, upTo, order] = backwards ? ['<', '>=', 'DESC'] : ['>', '<=', 'ASC'];
  const size = `octet_length(data) + octet_length(metadata) + ${ROW_BYTES}`;
  return `
SELECT position, stream, revision, event_id, type, json, created, data, metadata FROM (
  SELECT *, ${size} AS size, sum(${size}) OVER (ORDER BY ${by} ${order} ROWS UNBOUNDED PRECEDING) AS reached FROM (
    SELECT * FROM eventstore.events
    WHERE ${by} ${beyond} $1 AND ${by} ${upTo} $2 AND position <= $3 ${by === 'revision' ? 'AND stream = $5' : ''}
    ORDER BY ${by} ${order} LIMIT $4
  ) rows
) page WHERE reached - size < ${BYTES} ORDER BY ${by} ${order}`;
};

const QUERIES = {
  'log forwards': spanQuery('position', false),
  'log backwards': spanQuery('position', true),
  'stream forwards': spanQuery('revision', false),
  'stream backwards': spanQuery('revision', true),
};

interface Row extends Omit<Recorded, 'id' | 'position' | 'revision' | 'created'> {
  event_id: string;
  position: string;
  revision: string;
  created: string;
}

const recorded = ({ event_id: id, position, revision, created, ...rest }: Row): Recorded => ({
  ...rest,
  id,
  position: BigInt(position),
  revision: BigInt(revision),
  created: BigInt(created),
});

/** Reads the log in pages, each of its own and none holding a connection while its reader is busy. */
export class Pages {
  constructor(private readonly pool: pg.Pool) {}

  /** The first page of a span. It is empty only if the span is. */
  async page({ stream, backwards, from, to, head, limit = LAST }: Span): Promise<Recorded[]> {
    const name = `${stream === null ? 'log' : 'stream'} ${backwards ? 'backwards' : 'forwards'}` as const;
    const rows = limit < BigInt(ROWS) ? Number(limit) : ROWS;
    const values = [from, to, head, rows, ...(stream === null ? [] : [stream])];
    const found = await this.pool.query<Row>({ name, text: QUERIES[name], values });
    return found.rows.map(recorded);
  }

  async *span(span: Span): AsyncGenerator<Recorded[]> {
    let { from, limit = LAST } = span;
    while (limit > 0n) {
      const page = await this.page({ ...span, from, limit });
      const last = page.at(-1);
      if (!last) return;
      yield page;
      from = span.stream === null ? last.position : last.revision;
      limit -= BigInt(page.length);
    }
  }

  async lastRevision(stream: string, head: bigint): Promise<bigint> {
    const { rows } = await this.pool.query<{ revision: string }>({
      name: 'last revision',
      text: `SELECT revision FROM eventstore.events WHERE stream = $1 AND position <= $2 ORDER BY revision DESC LIMIT 1`,
      values: [stream, head],
    });
    return rows[0] ? BigInt(rows[0].revision) : NOTHING;
  }
}
