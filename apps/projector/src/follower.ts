import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EventStore, originOf } from '#event-store';
import { Projector, assertTablesFit, restoreDroppedTables, type Projection, type Reading } from '#read-models';
import { PREFIXES, STEPS, readingOf, type Step } from '#step';
import { Following, type Signs } from './following.js';

/** One subscription for all tables, taken up again after whatever ends it, from where the tables stand. */
@Injectable()
export class Follower implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #projections: readonly Projection[];
  readonly #reading: Reading;
  readonly #following: Following;

  constructor(
    private readonly store: EventStore,
    private readonly db: DataSource,
    @Inject(STEPS) steps: readonly Step[],
  ) {
    this.#projections = steps.flatMap((step) => step.projections);
    this.#reading = { ...readingOf(steps), store };
    const tables = this.#projections.map(({ view }) => db.getMetadata(view).tableName);
    this.#following = new Following(db, 'Projector', tables);
  }

  async onApplicationBootstrap(): Promise<void> {
    await restoreDroppedTables(this.db);
    await assertTablesFit(this.db);
    this.#following.start((signs) => this.#project(signs));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#following.stop();
  }

  async #project({ signal, alive, progressed, dropped, live }: Signs): Promise<void> {
    await restoreDroppedTables(this.db);
    const origin = await originOf(this.store);
    const head = (await this.store.last(PREFIXES))?.position ?? -1n;
    const projector = await Projector.start(this.db, this.#projections, { origin, head }, this.#reading);
    await alive();
    const following = { prefixes: PREFIXES, after: projector.position, signal, onDrop: dropped, onLive: live };
    for await (const batch of this.store.subscribe(following)) {
      await projector.project(batch);
      progressed();
    }
  }
}
