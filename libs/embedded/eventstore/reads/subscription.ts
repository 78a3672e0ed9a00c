import { randomUUID } from 'node:crypto';
import type { StoredEvent } from '../event.js';
import { EVERY_EVENT, type Matches } from './filter.js';
import type { EventLog } from '../log.js';
import type { Outlet } from './outlet.js';
import { LAST } from './page-queries.js';
import type { Pages } from './pages.js';
import { CAUGHT_UP, checkpoint, confirmation, FELL_BEHIND, sharedEventAnswer } from '../wire/answers.js';
import { eventAnswer } from '../wire/event-answer.js';
import type { ReadRequest } from '../wire/read.js';

/** Few, so that a slow reader keeps few events alive beside the tail. */
const LIVE_EVENTS = 64;

/** The place of a follower: everything up to `position` was inspected; of one stream, everything up to `revision`. */
interface Cursor {
  position: bigint;
  revision: bigint;
}

/** What there was up to the head of that time. */
interface Page {
  readonly head: bigint;
  readonly events: readonly StoredEvent[];
}

/** Follows the log until the reader goes: from Postgres while it lags, from memory after that. */
export async function subscribe(request: ReadRequest, log: EventLog, pages: Pages, outlet: Outlet): Promise<void> {
  const cursor = await startingPoint(request, log, pages);
  if (await outlet.send(confirmation(randomUUID()))) await new Subscription(request, log, pages, outlet, cursor).run();
}

async function startingPoint({ stream, from }: ReadRequest, { tail }: EventLog, pages: Pages): Promise<Cursor> {
  const { head } = tail;
  if (from === 'end') {
    return { position: head, revision: stream === null ? -1n : await pages.lastRevision(stream, head) };
  }
  const after = from === 'start' ? -1n : from;
  if (stream !== null) return { position: 0n, revision: after };
  // EventStoreDB is live at once from beyond the end
  return { position: after > head ? head : after, revision: -1n };
}

class Subscription {
  readonly #matches: Matches;
  #live = false;
  #unreported = 0;
  #next: Promise<Page> | undefined;

  constructor(
    private readonly request: ReadRequest,
    private readonly log: EventLog,
    private readonly pages: Pages,
    private readonly outlet: Outlet,
    private readonly cursor: Cursor,
  ) {
    const { stream, filter } = request;
    this.#matches =
      stream === null
        ? (filter?.matches ?? EVERY_EVENT)
        : (event) => event.stream === stream && event.revision > cursor.revision;
  }

  async run(): Promise<void> {
    const { tail } = this.log;
    while (!this.outlet.closed) {
      const { position } = this.cursor;
      if (position < tail.head) {
        // memory serves only events that a follower waited for: stored ones may have been altered since
        if (!this.#live || !tail.covers(position)) await this.#catchUp();
        else await this.#deliver(tail.eventsAfter(position, LIVE_EVENTS), sharedEventAnswer);
      } else if (this.#live) await tail.waitForMove(this.outlet.gone);
      else await this.#caughtUp();
    }
  }

  /** One page from Postgres; the next one is asked for while this one is sent. The log may grow before it comes. */
  async #catchUp(): Promise<void> {
    if (this.#live) await this.outlet.send(FELL_BEHIND);
    this.#live = false;
    const { head, events } = await (this.#next ?? this.#pageAfter(this.cursor));
    const last = events.at(-1);
    this.#next = last && last.position < head ? this.#pageAfter(last) : undefined;
    this.#next?.catch(() => undefined); // the reader may have gone
    await this.#deliver(events, eventAnswer);
    if (!last) this.cursor.position = head;
  }

  async #pageAfter({ position, revision }: Cursor): Promise<Page> {
    const { stream } = this.request;
    const { head } = this.log.tail;
    const span = { stream, backwards: false, from: stream === null ? position : revision, to: LAST, head };
    return { head, events: await this.pages.page(span, { lane: 'next page', gone: this.outlet.gone }) };
  }

  async #deliver(events: readonly StoredEvent[], answer: (event: StoredEvent) => Buffer): Promise<void> {
    await this.outlet.sendAll(this.#messagesFor(events, answer));
  }

  *#messagesFor(events: readonly StoredEvent[], answer: (event: StoredEvent) => Buffer): Generator<Buffer> {
    const every = this.request.filter?.checkpointEvery;
    for (const event of events) {
      if (this.#matches(event)) {
        yield answer(event);
        this.cursor.revision = event.revision;
      }
      this.cursor.position = event.position;
      this.#unreported++;
      if (every && this.#unreported >= every) yield this.#checkpoint();
    }
  }

  /**
   * Sends a checkpoint when the subscription goes live, so that one with few matches does not search the same range at
   * its next start.
   */
  async #caughtUp(): Promise<void> {
    this.#live = true;
    if (this.request.filter && this.#unreported) await this.outlet.send(this.#checkpoint());
    await this.outlet.send(CAUGHT_UP);
  }

  #checkpoint(): Buffer {
    this.#unreported = 0;
    return checkpoint(this.cursor.position);
  }
}
