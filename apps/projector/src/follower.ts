import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EventStore, type RecordedEvent } from '#kernel/event-store';
import { Projector, Statistics, TablesOwner, type Projection, type ProjectionReading } from '#kernel/projections';
import { STEPS, readingOf, type Step } from '#nest';
import { FollowerLoop, type Signs } from './follower-loop.js';
import { logState, subscribeUntilDrop } from './log.js';
import { observeBatch } from './observed-batch.js';
import { runWithRetries } from './retries.js';
import { sideBySide } from './side-by-side.js';
import { ViewsFirst } from './views-first.js';

/** Events after which the tables are analysed for the first time. */
const ANALYSE_AFTER_EVENTS = 20_000;

/** One subscription for all tables, started again after any failure, from their checkpoints. */
@Injectable()
export class Follower implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #projections: readonly Projection[];
  readonly #reading: ProjectionReading;
  readonly #following: FollowerLoop;
  readonly #statistics: Statistics;
  #isStarted = false;

  constructor(
    private readonly store: EventStore,
    private readonly db: DataSource,
    private readonly owner: TablesOwner,
    @Inject(STEPS) steps: readonly Step[],
    private readonly viewsFirst = new ViewsFirst(),
    /** Called after each batch that was projected. */
    private readonly changed: () => void = () => undefined,
    much = ANALYSE_AFTER_EVENTS,
  ) {
    const { schema } = db.options as { readonly schema: string };
    this.#statistics = new Statistics(() => owner.analyse(schema), much);
    this.#projections = steps.flatMap((step) => step.projections);
    this.#reading = { ...readingOf(steps), store };
    const tables = this.#projections.map(({ view }) => db.getMetadata(view).tableName);
    this.#following = new FollowerLoop(db, 'views', tables);
  }

  async onApplicationBootstrap(): Promise<void> {
    this.#following.start((signs) => this.#project(signs));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#following.stop();
    await this.#statistics.settled();
  }

  async #project({ signal, alive, progressed, live }: Signs): Promise<void> {
    // at the start, the tables were brought up to date already
    const isStart = !this.#isStarted;
    if (!isStart) await this.owner.restore();
    this.#isStarted = true;
    const log = await logState(this.store);
    const projector = await Projector.start(this.db, this.#projections, log, this.#reading, { onFailedEvent: 'park' });
    await alive();
    if (isStart) await projector.retryAll();
    const onLive = () => {
      if (projector.position >= log.head) live();
    };
    const retries = (name: string, stream: string) => projector.retry(name, stream);
    await runWithRetries(this.db, retries, signal, async (until) => {
      const after = projector.position;
      const subscribe = (signal: AbortSignal) => subscribeUntilDrop(this.store, { after, signal, onLive });
      const project = async (batch: readonly RecordedEvent[]) => {
        await this.viewsFirst.duringBatch(batch, () => observeBatch('views', batch, () => projector.project(batch)));
        this.changed();
        this.#statistics.written(batch.length);
      };
      await sideBySide({ project }, subscribe, { signal: until, progressed });
    });
  }
}
