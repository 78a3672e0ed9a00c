import { Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  AS_STORED,
  StoreUnavailable,
  Turns,
  streamFreedBy,
  isOurStream,
  readContaining,
  type EventStore,
  type RecordedEvent,
} from '#kernel/event-store';
import { park, toProjectable, unpark } from '#kernel/projections';
import { reasonOf } from '../reason.js';

const DAY_MS = 24 * 60 * 60 * 1_000;

type Queries = Pick<EntityManager, 'query'>;

interface Reader {
  /** The name under which its parked streams are listed. */
  readonly name: string;
  /** Handles one event; idempotent. */
  readonly answer: (event: RecordedEvent) => Promise<void>;
  /** Why the event's stream is parked after this error; undefined if everything must stop instead. */
  readonly parks: (error: unknown) => string | undefined;
  /** Whether an event may remove the reason why a stream is parked: the stream is retried at once. */
  readonly mayRelease?: (event: RecordedEvent) => boolean;
}

/**
 * The streams parked for a policy or the eraser: none of their events from the parked one on is handled, until all of them
 * are, in order. Other streams continue.
 */
export class ParkedStreams {
  readonly #log = new Logger('ParkedStreams');
  readonly #turns = new Turns();
  readonly #streams = new Set<string>();
  /** The last event seen of each: a retry must find it in the stream's history. */
  readonly #passed = new Map<string, RecordedEvent>();

  private constructor(
    private readonly db: Queries,
    private readonly store: Pick<EventStore, 'inspect'>,
    private readonly reader: Reader,
  ) {}

  /** With the streams parked before; all are retried, since a new process may have the repair. */
  static async of(db: Queries, store: Pick<EventStore, 'inspect'>, reader: Reader): Promise<ParkedStreams> {
    const parked = new ParkedStreams(db, store, reader);
    const rows = (await db.query(`SELECT stream FROM parked WHERE name = $1`, [reader.name])) as { stream: string }[];
    for (const { stream } of rows) parked.#streams.add(stream);
    await parked.retryAll();
    return parked;
  }

  /** Handles it, or leaves it for later with the rest of its stream. */
  async take(event: RecordedEvent): Promise<void> {
    if (!isOurStream(event.stream)) return;
    await this.#turns.take('', async () => {
      if (this.#streams.has(event.stream)) this.#passed.set(event.stream, event);
      else await this.#isAnswered(event);
    });
    // a parked stream may depend on another stream
    if (streamFreedBy(event) !== undefined) await this.retryAll();
    else if (this.reader.mayRelease?.(event)) await this.retry(event.stream);
  }

  /** What waits for a day to pass is released by no event. */
  retryDaily(signal: AbortSignal): void {
    const days = setInterval(() => void this.#retryEach(), DAY_MS).unref();
    signal.addEventListener('abort', () => clearInterval(days), { once: true });
  }

  /** One that fails stays parked and shown until the next day or start, and holds up no other. */
  async #retryEach(): Promise<void> {
    const all = Array.from(this.#streams);
    for (const stream of all)
      await this.retry(stream).catch((error: unknown) =>
        this.#log.warn(
          `${this.reader.name}: a stream stays parked: ${reasonOf(error)} npx homeward projections why names it.`,
        ),
      );
  }

  /** Retries a stream on request, if the request names this reader. */
  readonly onRequest = async (name: string, stream: string): Promise<void> => {
    if (name === this.reader.name) await this.retry(stream);
  };

  async retryAll(): Promise<void> {
    // a stream that is parked again is not retried at once
    const all = Array.from(this.#streams);
    for (const stream of all)
      await this.retry(stream).catch((error: unknown) => {
        // the event at which it was parked is missing: it stays parked, and blocks nothing else
        if (!(error instanceof StoreUnavailable)) throw error;
      });
  }

  retry(stream: string): Promise<void> {
    return this.#turns.take('', async () => {
      if (!this.#streams.has(stream)) return;
      for (const event of await this.#leftOut(stream)) if (!(await this.#isAnswered(event))) return;
      await unpark(this.db, this.reader.name, stream);
      this.#streams.delete(stream);
      this.#passed.delete(stream);
    });
  }

  /** From the parked event on. */
  async #leftOut(stream: string): Promise<readonly RecordedEvent[]> {
    const [parked] = (await this.db.query(`SELECT "eventId" AS id FROM parked WHERE name = $1 AND stream = $2`, [
      this.reader.name,
      stream,
    ])) as { id: string }[];
    if (!parked) return [];
    const history = await readContaining(this.store, stream, this.#passed.get(stream) ?? parked);
    return history.slice(history.findIndex(({ id }) => id === parked.id));
  }

  /** Whether the event was handled; if not, its stream is parked at it. */
  async #isAnswered(event: RecordedEvent): Promise<boolean> {
    try {
      await this.reader.answer(event);
      return true;
    } catch (error) {
      const reason = this.reader.parks(error);
      if (reason === undefined) throw error;
      await park(this.db, this.reader.name, [{ meta: toProjectable({ ...event, data: {} }, AS_STORED).meta, reason }]);
      this.#streams.add(event.stream);
      this.#passed.set(event.stream, event);
      return false;
    }
  }
}
