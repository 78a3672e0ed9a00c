import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EventStore, type RecordedEvent } from '#kernel/event-store';
import { TablesOwner } from '#kernel/projections';
import { STEPS, readingOf, type Step } from '#nest';
import { subscribeUntilDrop } from './log.js';
import { observeBatch } from './observed-batch.js';
import { ProjectionLoop, type ProjectorRun } from './projection-loop.js';
import { sideBySide } from './side-by-side.js';
import { ViewsFirst } from './views-first.js';

/** Events after which the tables are analysed for the first time. */
const ANALYSE_AFTER_EVENTS = 20_000;

/** One subscription for all tables, started again after any failure, from their checkpoints. */
@Injectable()
export class Follower implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #loop: ProjectionLoop;

  constructor(
    private readonly store: EventStore,
    db: DataSource,
    owner: TablesOwner,
    @Inject(STEPS) steps: readonly Step[],
    private readonly viewsFirst = new ViewsFirst(),
    /** Called after each batch that was projected. */
    private readonly changed: () => void = () => undefined,
    analyseAfter = ANALYSE_AFTER_EVENTS,
  ) {
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

  async onApplicationBootstrap(): Promise<void> {
    this.#loop.start((run) => this.#project(run));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#loop.stop();
  }

  async #project({ projector, until, onLive, progressed }: ProjectorRun): Promise<void> {
    const after = projector.position;
    const subscribe = (signal: AbortSignal) => subscribeUntilDrop(this.store, { after, signal, onLive });
    const project = async (batch: readonly RecordedEvent[]) => {
      await this.viewsFirst.duringBatch(batch, () => observeBatch('views', batch, () => projector.project(batch)));
      this.changed();
      this.#loop.statistics.written(batch.length);
    };
    await sideBySide({ project }, subscribe, { signal: until, progressed });
  }
}
