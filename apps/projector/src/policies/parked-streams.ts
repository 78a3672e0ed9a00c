import { Logger } from '@nestjs/common';
import {
  AS_STORED,
  StoreUnavailable,
  KeyedMutex,
  streamFreedBy,
  isOurStream,
  readContaining,
  type EventStore,
  type RecordedEvent,
} from '#kernel/event-store';
import { toProjectable, type Parking } from '#kernel/projections';
import { reasonOf } from '../reason.js';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** The event at which a stream is parked. */
export interface ParkedAt {
  /** Undefined where the log has no such event. */
  readonly eventId?: string;
  /** Nothing proves that all before that event was handled: the stream is handled from its first event. */
  readonly isUnproven?: boolean;
}

/** Where it is kept which streams are parked. */
export interface ParkedPlaces {
  readonly parked: ReadonlyMap<string, ParkedAt>;
  readonly park: (parking: Parking) => Promise<void>;
  readonly unpark: (stream: string) => Promise<void>;
}

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
  readonly #mutex = new KeyedMutex();
  /** The last event seen of each: a retry must find it in the stream's history. */
  readonly #passed = new Map<string, RecordedEvent>();

  private constructor(
    private readonly places: ParkedPlaces,
    private readonly store: Pick<EventStore, 'inspect'>,
    private readonly reader: Reader,
  ) {}

  /** Starts with the streams parked before, and retries them all, since a new process may have the repair. */
  static async of(places: ParkedPlaces, store: Pick<EventStore, 'inspect'>, reader: Reader): Promise<ParkedStreams> {
    const parked = new ParkedStreams(places, store, reader);
    await parked.retryAll();
    return parked;
  }

  /** Handles it, or leaves it for later with the rest of its stream. */
  async take(event: RecordedEvent): Promise<void> {
    if (!isOurStream(event.stream)) return;
    await this.#mutex.run('', async () => {
      if (this.places.parked.has(event.stream)) this.#passed.set(event.stream, event);
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
    const all = [...this.places.parked.keys()];
    for (const stream of all)
      await this.retry(stream).catch((error: unknown) =>
        this.#log.warn(
          `STILL_PARKED: A stream stays parked for ${this.reader.name}: ${reasonOf(error)} npx homeward projections why names it.`,
        ),
      );
  }

  /** Retries a stream on request, if the request names this reader. */
  readonly onRequest = async (name: string, stream: string): Promise<void> => {
    if (name === this.reader.name) await this.retry(stream);
  };

  async retryAll(): Promise<void> {
    // a stream that is parked again is not retried at once
    const all = [...this.places.parked.keys()];
    for (const stream of all)
      await this.retry(stream).catch((error: unknown) => {
        // the event at which it was parked is missing: it stays parked, and blocks nothing else
        if (!(error instanceof StoreUnavailable)) throw error;
      });
  }

  retry(stream: string): Promise<void> {
    return this.#mutex.run('', async () => {
      if (!this.places.parked.has(stream)) return;
      for (const event of await this.#leftOut(stream)) if (!(await this.#isAnswered(event))) return;
      await this.places.unpark(stream);
      this.#passed.delete(stream);
    });
  }

  /** From the parked event on. */
  async #leftOut(stream: string): Promise<readonly RecordedEvent[]> {
    const { eventId, isUnproven } = this.places.parked.get(stream)!;
    const known = this.#passed.get(stream) ?? (eventId === undefined ? undefined : { id: eventId });
    const history = known ? await readContaining(this.store, stream, known) : await this.store.inspect(stream);
    return isUnproven ? history : history.slice(history.findIndex(({ id }) => id === eventId));
  }

  /** Whether the event was handled; if not, its stream is parked at it. */
  async #isAnswered(event: RecordedEvent): Promise<boolean> {
    try {
      await this.reader.answer(event);
      return true;
    } catch (error) {
      const reason = this.reader.parks(error);
      if (reason === undefined) throw error;
      await this.places.park({ meta: toProjectable({ ...event, data: {} }, AS_STORED).meta, reason });
      this.#passed.set(event.stream, event);
      return false;
    }
  }
}
