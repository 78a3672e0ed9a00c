import type pg from 'pg';
import { EMPTY_STREAM_REVISION, type StoredEvent } from '../event.js';
import { LaneLimiter } from '../appends/lane-limiter.js';
import { STORED_ROW, storedEvents } from './stored-rows.js';

/** Maximum rows and bytes of a page, which limit the memory of a reader: it has one, and the next is on its way. */
const PAGE_MAX_ROWS = 500;
const PAGE_MAX_BYTES = 2 * 1024 * 1024;
const ROW_BYTES = 256;

/**
 * A statement searches no more of the log than this, and positions count its bytes: nothing ends one whose reader has
 * gone.
 */
const SEARCHED_MAX_BYTES = 16n * 1024n * 1024n;

export const LAST = 2n ** 63n - 1n;

/** A span of the log or of a stream: everything beyond `from`, up to and including `to`. */
export interface Span {
  readonly stream: string | null;
  readonly backwards: boolean;
  readonly from: bigint;
  readonly to: bigint;
  /** Ignores events that were committed after this position. */
  readonly head: bigint;
  readonly limit?: bigint;
  /** Of the log: only streams whose names begin with one of these. */
  readonly prefixes?: readonly string[] | undefined;
}

const spanQuery = (by: 'position' | 'revision', backwards: boolean, also = ''): string => {
  const [beyond, upTo, order] = backwards ? ['<', '>=', 'DESC'] : ['>', '<=', 'ASC'];
  const size = `octet_length(data) + octet_length(metadata) + ${ROW_BYTES}`;
  return `
SELECT string_agg(${STORED_ROW}, '' ORDER BY ${by} ${order}) AS page FROM (
  SELECT *, ${size} AS size, sum(${size}) OVER (ORDER BY ${by} ${order} ROWS UNBOUNDED PRECEDING) AS reached FROM (
    SELECT * FROM eventstore.events
    WHERE ${by} ${beyond} $1 AND ${by} ${upTo} $2 AND position <= $3 ${also}
    ORDER BY ${by} ${order} LIMIT $4
  ) rows
) page WHERE reached - size < ${PAGE_MAX_BYTES}`;
};

const QUERIES = {
  'log forwards': spanQuery('position', false),
  'log backwards': spanQuery('position', true),
  'stream forwards': spanQuery('revision', false, 'AND stream = $5'),
  'stream backwards': spanQuery('revision', true, 'AND stream = $5'),
  'streams forwards': spanQuery('position', false, 'AND stream ^@ ANY ($5::text[])'),
  'streams backwards': spanQuery('position', true, 'AND stream ^@ ANY ($5::text[])'),
};

/** Maximum number of connections that read. */
export const READERS = 8;

/** Short reads need not wait behind those of many pages. */
type Lane = 'first page' | 'next page';

export interface PageReading {
  readonly lane: Lane;
  /** The reader has gone. */
  readonly gone: AbortSignal;
}

/** Reads the log in pages, each with its own query: no connection is held while its reader is busy. */
export class Pages {
  // three concurrent pages keep this process busy; more would only delay short reads
  readonly #readers = new LaneLimiter<Lane>(READERS, { 'first page': 6, 'next page': 3 });

  constructor(
    private readonly pool: pg.Pool,
    private readonly searchedMaxBytes = SEARCHED_MAX_BYTES,
  ) {}

  /** The first page of a span. It is empty only if the span is. */
  async page(span: Span, how: PageReading): Promise<StoredEvent[]> {
    const { stream, backwards, from, to, head, limit = LAST, prefixes } = span;
    const of = stream === null ? (prefixes ? 'streams' : 'log') : 'stream';
    const name = `${of} ${backwards ? 'backwards' : 'forwards'}` as const;
    const rows = limit < BigInt(PAGE_MAX_ROWS) ? Number(limit) : PAGE_MAX_ROWS;
    const values = [from, to, head, rows, ...(stream === null ? (prefixes ? [prefixes] : []) : [stream])];
    return this.#readers.run(how.lane, async () => {
      // a reader that has gone while waiting costs nothing
      how.gone.throwIfAborted();
      const { rows: found } = await this.pool.query<{ page: Buffer | null }>({ name, text: QUERIES[name], values });
      return found[0]?.page ? storedEvents(found[0].page) : [];
    });
  }

  /** Each page is asked for while its reader has the one before it. Fails when the signal says that the reader has gone. */
  async *span(span: Span, gone: AbortSignal): AsyncGenerator<StoredEvent[]> {
    if (span.stream === null && span.prefixes) return yield* this.#search(span, gone);
    let { limit = LAST } = span;
    let next: Promise<StoredEvent[]> | undefined;
    if (limit > 0n) next = this.page(span, { lane: 'first page', gone });
    while (next) {
      const page: StoredEvent[] = await next;
      const last = page.at(-1);
      if (!last) return;
      const from = span.stream === null ? last.position : last.revision;
      limit -= BigInt(page.length);
      // most reads end here, without asking for a next page
      next =
        from === span.to || limit <= 0n ? undefined : this.page({ ...span, from, limit }, { lane: 'next page', gone });
      next?.catch(() => undefined); // the reader may have gone
      yield page;
    }
  }

  /** A page may be short without being the last one, and a part of the log may have none. */
  async *#search(span: Span, gone: AbortSignal): AsyncGenerator<StoredEvent[]> {
    const { backwards, head } = span;
    let { from, limit = LAST } = span;
    let lane: Lane = 'first page';
    const end = backwards ? span.to : lower(span.to, head);
    if (backwards) from = lower(from, head + 1n);
    while (limit > 0n && (backwards ? from > end : from < end)) {
      const to = backwards ? higher(end, from - this.searchedMaxBytes) : lower(end, from + this.searchedMaxBytes);
      const page: StoredEvent[] = await this.page({ ...span, from, to, limit }, { lane, gone });
      lane = 'next page';
      from = page.at(-1)?.position ?? to;
      limit -= BigInt(page.length);
      if (page.length > 0) yield page;
    }
  }

  async hasEventAt(position: bigint): Promise<boolean> {
    const { rowCount } = await this.#readers.run('first page', () =>
      this.pool.query({
        name: 'event at',
        text: 'SELECT FROM eventstore.events WHERE position = $1',
        values: [position],
      }),
    );
    return rowCount === 1;
  }

  async lastRevision(stream: string, head: bigint): Promise<bigint> {
    const { rows } = await this.#readers.run('first page', () =>
      this.pool.query<{ revision: string }>({
        name: 'last revision',
        text: `SELECT revision FROM eventstore.events WHERE stream = $1 AND position <= $2 ORDER BY revision DESC LIMIT 1`,
        values: [stream, head],
      }),
    );
    return rows[0] ? BigInt(rows[0].revision) : EMPTY_STREAM_REVISION;
  }
}

const lower = (one: bigint, other: bigint): bigint => (one < other ? one : other);
const higher = (one: bigint, other: bigint): bigint => (one > other ? one : other);
