import type { EntityManager } from 'typeorm';
import { StoreUnavailable, Turns, freedBy, readContaining, type EventStore, type Recorded } from '#event-store';
import { park, seen, unpark } from '#read-models';

type Queries = Pick<EntityManager, 'query'>;

interface Reader {
  /** Under which its parked streams are listed. */
  readonly name: string;
  /** Answers one event; whatever it does may be done again. */
  readonly answer: (event: Recorded) => Promise<void>;
  /** Why the stream of the event is parked when its answer throws this; nothing where everything must stop instead. */
  readonly parks: (error: unknown) => string | undefined;
  /** Whether an event of a parked stream may end the reason for which it is parked: the stream is tried again at once. */
  readonly mayRelease?: (event: Recorded) => boolean;
}

/**
 * The streams with which a policy or the eraser does not go on: nothing of them is answered from the parked event on, until
 * all of it is, in order. Everybody else's events flow on.
 */
export class ParkedStreams {
  readonly #turns = new Turns();
  readonly #streams = new Set<string>();
  /** The last event of each that went by: when it is tried again, its history must contain that. */
  readonly #passed = new Map<string, Recorded>();

  private constructor(
    private readonly db: Queries,
    private readonly store: Pick<EventStore, 'inspect'>,
    private readonly reader: Reader,
  ) {}

  /** With what was parked before; all of it is tried again, since a process that starts may be a mended one. */
  static async of(db: Queries, store: Pick<EventStore, 'inspect'>, reader: Reader): Promise<ParkedStreams> {
    const parked = new ParkedStreams(db, store, reader);
    const rows = (await db.query(`SELECT stream FROM parked WHERE name = $1`, [reader.name])) as { stream: string }[];
    for (const { stream } of rows) parked.#streams.add(stream);
    await parked.retryAll();
    return parked;
  }

  /** Answers it, or leaves it for later with the rest of its stream. */
  async take(event: Recorded): Promise<void> {
    await this.#turns.take('', async () => {
      if (this.#streams.has(event.stream)) this.#passed.set(event.stream, event);
      else await this.#isAnswered(event);
    });
    // what is parked may rest on another stream than its own
    if (freedBy(event) !== undefined) await this.retryAll();
    else if (this.reader.mayRelease?.(event)) await this.retry(event.stream);
  }

  /** Tries a stream again for which somebody asks, if they mean this reader. */
  readonly asked = async (name: string, stream: string): Promise<void> => {
    if (name === this.reader.name) await this.retry(stream);
  };

  async retryAll(): Promise<void> {
    // one that is parked again is not tried again at once
    const all = Array.from(this.#streams);
    for (const stream of all)
      await this.retry(stream).catch((error: unknown) => {
        // the event at which it was parked is gone: it stays parked, and stands in nobody's way
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

  /** From the event on at which it was parked. */
  async #leftOut(stream: string): Promise<readonly Recorded[]> {
    const [parked] = (await this.db.query(`SELECT "eventId" AS id FROM parked WHERE name = $1 AND stream = $2`, [
      this.reader.name,
      stream,
    ])) as { id: string }[];
    if (!parked) return [];
    const history = await readContaining(this.store, stream, this.#passed.get(stream) ?? parked);
    return history.slice(history.findIndex(({ id }) => id === parked.id));
  }

  /** Whether it was answered; if not, its stream is parked at it. */
  async #isAnswered(event: Recorded): Promise<boolean> {
    try {
      await this.reader.answer(event);
      return true;
    } catch (error) {
      const reason = this.reader.parks(error);
      if (reason === undefined) throw error;
      await park(this.db, this.reader.name, [{ meta: seen({ ...event, data: {} }).meta, reason }]);
      this.#streams.add(event.stream);
      this.#passed.set(event.stream, event);
      return false;
    }
  }
}
