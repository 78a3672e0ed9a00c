import type { DataSource } from 'typeorm';
import type { EventStore, RecordedEvent } from '#kernel/event-store';
import type { AggregateStores } from '#nest';
import { actingPlaceOf, resumeAt } from './acting-place-of.js';
import { FollowerLoop, type Signs } from './follower-loop.js';
import { subscribeUntilDrop } from './log.js';

type Batch = readonly RecordedEvent[];
type Handle = (batch: Batch, signal: AbortSignal) => Promise<void>;

export interface BatchReaderOptions {
  readonly title: string;
  /** The name of its checkpoint. */
  readonly name: string;
  /** What it handles at once: each batch is a commit on disk, so all other events wait for a batch of many. */
  readonly acts: (event: RecordedEvent) => boolean;
  /** For how long it waits for more of the others. */
  readonly gatheringMs: number | undefined;
}

/**
 * A reader of the log with a checkpoint of its own, which moves after a batch was handled, or a part of it: after a
 * crash in between, it comes again, so handling it twice must change nothing.
 */
export class BatchReader {
  readonly #subscription: Pick<BatchReaderOptions, 'acts' | 'gatheringMs'>;
  readonly #following: FollowerLoop;
  readonly #place: ReturnType<typeof actingPlaceOf>;
  #headAtBegin = -1n;

  constructor(
    private readonly store: EventStore,
    db: DataSource,
    stores: AggregateStores,
    { title, name, ...subscription }: BatchReaderOptions,
    /** The parts of a batch after which the checkpoint moves, where handling takes long. */
    private readonly parts: (batch: Batch) => Iterable<Batch> = (batch) => [batch],
  ) {
    this.#subscription = subscription;
    this.#following = new FollowerLoop(db, title, [name]);
    this.#place = actingPlaceOf(store, db, stores, name);
  }

  /** The latest instant at which anything that was handled was recorded; undefined before the first event. */
  get latestInstant(): string | undefined {
    return this.#place.latestInstant;
  }

  /** The head of the log when it last began to read: whatever another process has recorded lies before. */
  get headAtBegin(): bigint {
    return this.#headAtBegin;
  }

  start(handle: Handle): void {
    this.#following.start((signs) => this.#read(signs, handle));
  }

  async stop(): Promise<void> {
    await this.#following.stop();
  }

  async #read({ signal, alive, progressed, live }: Signs, handle: Handle): Promise<void> {
    const place = this.#place;
    const { head, onLive } = await resumeAt(place, this.store, { alive, live });
    this.#headAtBegin = head;
    const following = { after: place.position, signal, onLive, ...this.#subscription };
    for await (const batch of subscribeUntilDrop(this.store, following)) {
      for (const part of this.parts(batch)) {
        await handle(part, signal);
        await place.advance(part);
        progressed();
      }
    }
  }
}
