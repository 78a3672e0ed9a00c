import type { DataSource } from 'typeorm';
import type { EventStore } from '#kernel/event-store';
import { Projector, Statistics, type Projection, type ProjectionReading, type TablesOwner } from '#kernel/projections';
import { FollowerLoop, type Signs } from './follower-loop.js';
import { logState } from './log.js';
import { runWithRetries } from './retries.js';

interface ProjectionLoopOptions {
  readonly store: EventStore;
  readonly db: DataSource;
  readonly owner: TablesOwner;
  readonly projections: readonly Projection[];
  readonly reading: ProjectionReading;
  /** Events after which the tables are analysed for the first time. */
  readonly analyseAfter: number;
  /** Analyses the tables of one schema. */
  readonly analyse: (schema: string) => Promise<void>;
  /** Called once the tables are restored after a failure. */
  readonly onRestored?: () => Promise<void>;
}

/** A projector that has taken up its tables, and reads on until the signal. */
export interface ProjectorRun {
  readonly projector: Projector;
  readonly until: AbortSignal;
  readonly onLive: () => void;
  readonly progressed: () => void;
}

/** Keeps tables in step with the log from their checkpoints, and takes them up again after any failure. */
export class ProjectionLoop {
  readonly statistics: Statistics;
  readonly #loop: FollowerLoop;
  #isStarted = false;

  /** @param reader under which its failures are logged */
  constructor(
    reader: string,
    private readonly options: ProjectionLoopOptions,
  ) {
    const { db, projections, analyse, analyseAfter } = options;
    const { schema } = db.options as { readonly schema: string };
    const tables = projections.map(({ view }) => db.getMetadata(view).tableName);
    this.#loop = new FollowerLoop(db, reader, tables);
    this.statistics = new Statistics(() => analyse(schema), analyseAfter);
  }

  /** @param read projects the log until the signal; called again after any failure. */
  start(read: (run: ProjectorRun) => Promise<void>): void {
    this.#loop.start((signs) => this.#run(signs, read));
  }

  async stop(): Promise<void> {
    await this.#loop.stop();
    await this.statistics.settled();
  }

  async #run({ signal, alive, progressed, live }: Signs, read: (run: ProjectorRun) => Promise<void>): Promise<void> {
    const { store, db, owner, projections, reading, onRestored } = this.options;
    // at the start, the tables were brought up to date already
    const isStart = !this.#isStarted;
    if (!isStart) {
      await owner.restore();
      await onRestored?.();
    }
    this.#isStarted = true;
    const log = await logState(store);
    const projector = await Projector.start(db, projections, log, reading, { onFailedEvent: 'park' });
    await alive();
    if (isStart) await projector.retryAll();
    const onLive = () => {
      if (projector.position >= log.head) live();
    };
    const retries = (name: string, stream: string) => projector.retry(name, stream);
    await runWithRetries(db, retries, signal, (until) => read({ projector, until, onLive, progressed }));
  }
}
