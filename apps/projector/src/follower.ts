import type { DataSource } from 'typeorm';
import type { EventStore, RecordedEvent } from '#kernel/event-store';
import type { TablesOwner } from '#kernel/projections';
import { readingOf, type Step } from '#nest';
import { subscribeUntilDrop } from './log.js';
import { observeBatch } from './observed-batch.js';
import { ProjectionLoop, type ProjectorRun } from './projection-loop.js';
import { sideBySide } from './side-by-side.js';
import type { ViewsFirst } from './views-first.js';

const ANALYSE_AFTER_EVENTS = 20_000;

export interface FollowerOptions {
  readonly store: EventStore;
  readonly db: DataSource;
  readonly owner: TablesOwner;
  readonly steps: readonly Step[];
  readonly viewsFirst: ViewsFirst;
  /** Called after each batch that was projected. */
  readonly changed?: () => void;
  /** Events after which the tables are analysed for the first time. */
  readonly analyseAfter?: number | undefined;
}

/** One subscription for all tables of a set, started again after any failure, from their checkpoints. */
export class Follower {
  readonly #loop: ProjectionLoop;

  constructor(private readonly options: FollowerOptions) {
    const { store, db, owner, steps, analyseAfter = ANALYSE_AFTER_EVENTS } = options;
    this.#loop = new ProjectionLoop('views', {
      store,
      db,
      owner,
      projections: steps.flatMap((step) => step.projections),
      reading: { ...readingOf(steps), store },
      analyse: (schema) => owner.analyse(schema),
      analyseAfter,
    });
  }

  start(): void {
    this.#loop.start((run) => this.#project(run));
  }

  async stop(): Promise<void> {
    await this.#loop.stop();
  }

  async #project({ projector, until, onLive, progressed }: ProjectorRun): Promise<void> {
    const { store, viewsFirst, changed } = this.options;
    const after = projector.position;
    const subscribe = (signal: AbortSignal) => subscribeUntilDrop(store, { after, signal, onLive });
    const project = async (batch: readonly RecordedEvent[]) => {
      await viewsFirst.duringBatch(batch, () => observeBatch('views', batch, () => projector.project(batch)));
      changed?.();
      this.#loop.statistics.written(batch.length);
    };
    await sideBySide({ project }, subscribe, { signal: until, progressed });
  }
}
