import {
  Inject,
  Injectable,
  Optional,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EventStore, streamFreedBy, type AnyUpcast, type RecordedEvent } from '#kernel/event-store';
import { TablesOwner, kindOf, type FactProjection, type ProjectionReading } from '#kernel/projections';
import { STEPS, AggregateStores, readingOf, readingOfIndexes, type Step } from '#nest';
import { markOfKey, tokenWith } from '#kernel/integrity';
import { IndexKey } from './index-key.js';
import { GATHERING, subscribeUntilDrop } from './log.js';
import { observeBatch } from './observed-batch.js';
import { ProjectionLoop, type ProjectorRun } from './projection-loop.js';
import { isOfOneRecord } from './unreadable-record.js';
import { ViewsFirst } from './views-first.js';

/** Events with tokens after which the tables are analysed for the first time: each writes some twenty rows. */
const ANALYSE_AFTER_EVENTS = 1_000;

/** The injection token of another number. Nobody provides it: specs that follow a log of a few events pass a smaller one. */
const ANALYSE_AFTER = Symbol('ANALYSE_AFTER');

/**
 * Fills the blind indexes. Unlike the views, which store sealed values as the log does, this reader opens them, and writes
 * tokens. Erased values can no longer be opened, and leave the tables once the survivor's stream is rebuilt.
 */
@Injectable()
export class IndexFollower implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #indexes: readonly FactProjection[];
  readonly #reading: ProjectionReading;
  readonly #former: AnyUpcast;
  readonly #key: IndexKey;
  readonly #loop: ProjectionLoop;

  constructor(
    private readonly store: EventStore,
    db: DataSource,
    owner: TablesOwner,
    private readonly stores: AggregateStores,
    @Inject(STEPS) steps: readonly Step[],
    private readonly viewsFirst: ViewsFirst,
    @Optional() @Inject(GATHERING) private readonly gatheringMs?: number,
    @Optional() @Inject(ANALYSE_AFTER) analyseAfter = ANALYSE_AFTER_EVENTS,
  ) {
    const token = tokenWith(stores.storeContext.digest);
    const indexes = steps.flatMap((step) => step.indexes ?? []);
    this.#indexes = indexes.map((index) => index.with(token));
    const inspect = async (stream: string) => this.#openEvents(await store.inspect(stream));
    const { upcast, ...reading } = readingOfIndexes(readingOf(steps), indexes);
    this.#former = upcast;
    // opened events are already upcast
    this.#reading = { ...reading, upcast: {}, store: { inspect } };
    this.#key = new IndexKey(db, owner, this.#indexes, this.#reading, markOfKey(stores.storeContext.digest));
    const views = this.#indexes.map(({ view }) => view);
    this.#loop = new ProjectionLoop('indexes', {
      store,
      db,
      owner,
      projections: this.#indexes,
      reading: this.#reading,
      analyse: (schema) => owner.analyse(schema, views),
      analyseAfter,
      onRestored: () => this.#key.requireStill(),
    });
  }

  async onModuleInit(): Promise<void> {
    await this.#key.require();
  }

  async onApplicationBootstrap(): Promise<void> {
    this.#loop.start((run) => this.#project(run));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#loop.stop();
  }

  async #project({ projector, until, onLive, progressed }: ProjectorRun): Promise<void> {
    const { gatheringMs } = this;
    const acts = (event: RecordedEvent) => this.#takes(event) || streamFreedBy(event) !== undefined;
    const following = { after: projector.position, signal: until, onLive, acts, gatheringMs };
    for await (const batch of subscribeUntilDrop(this.store, following)) {
      const work = async () => projector.project(await this.#openEvents(batch));
      await this.viewsFirst.duringBatch(batch, () => observeBatch('indexes', batch, work));
      this.#loop.statistics.written(batch.filter((event) => this.#takes(event)).length);
      progressed();
    }
  }

  /** Opened, for the events that an index observes. */
  async #openEvents(events: readonly RecordedEvent[]): Promise<RecordedEvent[]> {
    const { codec } = this.stores.storeContext;
    const opened = async (event: RecordedEvent): Promise<RecordedEvent> => {
      if (event.flaw || !this.#takes(event)) return event;
      try {
        return (await codec.open([event]))[0]!;
      } catch (error) {
        if (!isOfOneRecord(error)) throw error;
        // one key that was damaged must not keep the names of all others from being found
        return { ...event, data: {}, unreadable: kindOf(error) };
      }
    };
    return Promise.all(events.map(opened));
  }

  #takes({ type }: RecordedEvent): boolean {
    return type in this.#reading.amends || type in this.#former || this.#indexes.some(({ on }) => type in on);
  }
}
