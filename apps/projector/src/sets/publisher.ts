import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EventStore } from '#kernel/event-store';
import { pauseFor } from '#kernel/waiting';
import { AggregateStores } from '#nest';
import { Sets, TablesOwner, findLiveSet } from '#kernel/projections';
import { lastMonthEnd, publish } from '#reporting/figures';
import { logState } from '../log.js';
import { FailureLog } from '../failure-log.js';

/** Milliseconds between two checks whether a month has ended. */
const CHECK_INTERVAL_MS = 30_000;

/** Looks at the end of each month which years are to be released, and takes their numbers from the live set. */
@Injectable()
export class Publisher implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #failures = new FailureLog('release');
  readonly #stop = new AbortController();
  #done: Promise<void> = Promise.resolve();
  /** The head of the log when the month was first found to have ended. */
  #head: bigint | undefined;

  constructor(
    private readonly store: EventStore,
    private readonly kept: DataSource,
    private readonly sets: Sets,
    private readonly owner: TablesOwner,
    @Inject(AggregateStores) private readonly stores: Pick<AggregateStores, 'storeContext'>,
  ) {}

  onApplicationBootstrap(): void {
    this.#done = this.#publish();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    await this.#done;
  }

  async #publish(): Promise<void> {
    const { signal } = this.#stop;
    for (let month = ''; !signal.aborted;) {
      await pauseFor(CHECK_INTERVAL_MS, signal);
      const now = new Date().toISOString();
      if (signal.aborted || lastMonthEnd(now) === month) continue;
      try {
        if (await this.#publishAt(now)) month = lastMonthEnd(now);
        this.#failures.noteSuccess();
      } catch (error) {
        this.#failures.noteFailure(error);
      }
    }
  }

  /** @returns whether the live set had everything that was recorded before */
  async #publishAt(now: string): Promise<boolean> {
    const live = await findLiveSet(this.kept, this.owner);
    this.#head ??= (await logState(this.store)).head;
    if (!live || BigInt(live.position) < this.#head) return false;
    const db = await this.sets.open(live.version);
    try {
      const { settings, stamp } = this.stores.storeContext;
      await publish(db, this.kept, { settings, keys: stamp.keys }, now);
      this.#head = undefined;
      return true;
    } finally {
      await db.destroy();
    }
  }
}
