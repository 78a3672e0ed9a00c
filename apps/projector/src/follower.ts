import { setTimeout as sleep } from 'node:timers/promises';
import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EventStore, jittered, originOf } from '#event-store';
import { ForeignLog, NotAlone, Projector, assertTablesFit } from '#read-models';
import { STEPS, SUBJECTS, type Step } from '#step';

const PREFIXES = Object.keys(SUBJECTS).map((category) => `${category}-`);
/** Milliseconds between two signs of life. */
const HEARTBEAT = 3_000;

/** One subscription for all tables, taken up again after whatever ends it, from where the tables stand. */
@Injectable()
export class Follower implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #stop = new AbortController();
  readonly #log = new Logger('Projector');
  #following: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: EventStore,
    private readonly db: DataSource,
    @Inject(STEPS) private readonly steps: readonly Step[],
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await assertTablesFit(this.db);
    this.#following = this.#follow();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    await this.#following;
  }

  /** Postgres or the event store may go away and come back: neither is a reason to stop, nor to lose our place. */
  async #follow(): Promise<void> {
    const { signal } = this.#stop;
    const beat = setInterval(() => void this.#alive(), HEARTBEAT);
    for (let attempt = 0; !signal.aborted; attempt++) {
      try {
        await this.#project(() => (attempt = 0));
      } catch (error) {
        if (signal.aborted) break;
        await this.#stuck(error);
        if (error instanceof NotAlone || error instanceof ForeignLog) attempt = Math.max(attempt, 5);
        await sleep(jittered(attempt, 10_000), undefined, { signal }).catch(() => undefined);
      }
    }
    clearInterval(beat);
  }

  async #project(progressed: () => void): Promise<void> {
    const { signal } = this.#stop;
    const origin = await originOf(this.store);
    const head = (await this.store.last(PREFIXES))?.position ?? -1n;
    const projections = this.steps.flatMap((step) => step.projections);
    const projector = await Projector.start(this.db, projections, { origin, head });
    await this.#alive();
    const following = {
      prefixes: PREFIXES,
      after: projector.position,
      signal,
      onDrop: (reason: unknown) => this.#stuck(reason),
    };
    for await (const batch of this.store.subscribe(following)) {
      await projector.project(batch);
      progressed();
    }
  }

  async #alive(): Promise<void> {
    await this.db.query(`UPDATE checkpoint SET "seenAt" = now() WHERE name NOT LIKE 'policy:%'`).catch(() => undefined); // whoever asks will see the silence
  }

  async #stuck(error: unknown): Promise<void> {
    const reason = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : String(error);
    this.#log.warn(reason);
    await this.db
      .query(`UPDATE checkpoint SET reason = $1 WHERE name NOT LIKE 'policy:%'`, [reason])
      .catch(() => undefined); // the database itself may be what is away
  }
}
