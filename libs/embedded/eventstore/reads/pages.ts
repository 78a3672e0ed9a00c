import type { Pool } from 'pg';
import { EMPTY_STREAM_REVISION, type StoredEvent } from '../event.js';
import { LaneLimiter } from '../appends/lane-limiter.js';
import { copyRows } from './copy-rows.js';
import { copiedPage, LAST, preparedPage, type Span } from './page-queries.js';
import { READERS } from './readers.js';
import { storedEvent, storedEvents } from './stored-rows.js';

/**
 * A statement searches no more of the log than this, and positions count its bytes: nothing ends one whose reader has
 * gone.
 */
const SEARCHED_MAX_BYTES = 16n * 1024n * 1024n;

/**
 * Short reads need not wait behind those of many pages. Most have one page, whose statement is prepared. Each later
 * page, and each one of a subscriber who catches up, is copied: that takes longer to plan, and half as long for each event.
 */
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
    private readonly pool: Pool,
    private readonly searchedMaxBytes = SEARCHED_MAX_BYTES,
  ) {}

  /** The first page of a span. It is empty only if the span is. */
  async page(span: Span, how: PageReading): Promise<StoredEvent[]> {
    return this.#readers.run(how.lane, async () => {
      // a reader that has gone while waiting costs nothing
      how.gone.throwIfAborted();
      if (how.lane === 'next page') return (await copyRows(this.pool, copiedPage(span))).map(storedEvent);
      const { rows } = await this.pool.query<{ page: Buffer | null }>(preparedPage(span));
      return rows[0]?.page ? storedEvents(rows[0].page) : [];
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
