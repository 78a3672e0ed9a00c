import type { DataSource } from 'typeorm';
import type { EventStore, RecordedEvent } from '#kernel/event-store';
import { advanceCheckpoint, initCheckpoints, positionsOf } from '#kernel/projections';
import { FollowerLoop, type Signs } from './follower-loop.js';
import { logState, subscribeUntilDrop } from './log.js';

type Batch = readonly RecordedEvent[];
type Handle = (batch: Batch, signal: AbortSignal) => Promise<void>;

/**
 * A reader of the log with a checkpoint of its own, which moves after a batch was handled, or a part of it: after a
 * crash in between, it comes again, so handling it twice must change nothing.
 */
export class BatchReader {
  readonly #following: FollowerLoop;

  constructor(
    private readonly store: EventStore,
    private readonly db: DataSource,
    title: string,
    private readonly name: string,
    /** The parts of a batch after which the checkpoint moves, where handling takes long. */
    private readonly parts: (batch: Batch) => Iterable<Batch> = (batch) => [batch],
  ) {
    this.#following = new FollowerLoop(db, title, [name]);
  }

  start(handle: Handle): void {
    this.#following.start((signs) => this.#read(signs, handle));
  }

  async stop(): Promise<void> {
    await this.#following.stop();
  }

  async #read({ signal, alive, progressed, live }: Signs, handle: Handle): Promise<void> {
    const { name } = this;
    const log = await logState(this.store);
    await initCheckpoints(this.db, [name], log.origin);
    let position = (await positionsOf(this.db, [name], log)).get(name)!;
    await alive();
    const onLive = () => {
      if (position >= log.head) live();
    };
    for await (const batch of subscribeUntilDrop(this.store, { after: position, signal, onLive })) {
      for (const part of this.parts(batch)) {
        await handle(part, signal);
        await advanceCheckpoint(this.db, [{ name, position }], part);
        position = part.at(-1)!.position;
        progressed();
      }
    }
  }
}
