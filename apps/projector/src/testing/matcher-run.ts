import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { steps } from '#domain/aggregates';
import { DUPLICATE_MATCHER, SuspicionView, duplicateStep, pairIdOf } from '#domain/between-offices';
import { PersonKey } from '#domain/survivor';
import type { Actor } from '#kernel/decider';
import { InMemoryEventStore, type RecordedEvent } from '#kernel/event-store';
import { ViewSet } from '#kernel/projections';
import { PREFIXES } from '#nest';
import { DuplicateMatcher } from '../duplicate-matcher.js';
import { Follower } from '../follower.js';
import { IndexFollower } from '../index-follower.js';
import { SuspectedPairs } from '../sets/suspected-pairs.js';
import { ViewsFirst } from '../views-first.js';
import { checkpointIn, freshTables, ownerOf, pollUntil } from './checkpoints.js';
import { Office, aggregateStoresOver } from './office.js';
import { SHORT_GATHERING_MS } from './short-gathering.js';

export const sokha: Actor = { id: 'sokha', role: 'SUPERVISOR', organisation: 'A21', office: 'Poipet' };
export const sophea: Actor = { id: 'sophea', role: 'SUPERVISOR', organisation: 'A21', office: 'SiemReapCac' };

export const referral = (more: object) => ({
  on: '2020-02-01',
  source: 'LawEnforcement',
  province: '17',
  urgency: 'Urgent',
  sex: 'Female',
  nationality: 'KH',
  languages: ['khm'],
  ...more,
});

/** A log in memory with streams that cannot be read. */
class Store extends InMemoryEventStore {
  readonly unreadable = new Map<string, Error>();

  override async read(stream: string, from = 0) {
    const error = this.unreadable.get(stream);
    if (error) throw error;
    return super.read(stream, from);
  }
}

const startedIndex = async (store: Store, db: DataSource): Promise<IndexFollower> => {
  const stores = await aggregateStoresOver(store);
  const index = new IndexFollower(store, db, ownerOf(db), stores, steps, new ViewsFirst(), SHORT_GATHERING_MS);
  await index.onApplicationBootstrap();
  return index;
};

const startedViews = (store: Store, db: DataSource): Follower => {
  const views = new Follower({ store, db, owner: ownerOf(db), steps: [duplicateStep], viewsFirst: new ViewsFirst() });
  views.start();
  return views;
};

/** The tables of a spec stand for the live set. */
export const suspectedPairsIn = async (db: DataSource, state: ViewSet['state'] = 'live'): Promise<SuspectedPairs> => {
  const owner = ownerOf(db);
  await db.getRepository(ViewSet).save({ version: 1, hash: owner.hash, state });
  const sets = { schemaOf: () => (db.options as { schema: string }).schema };
  return new SuspectedPairs(db, sets, owner);
};

/** The reader that compares records, beside the index that it searches and the view of what it suspects. */
export class MatcherRun {
  #matcher: DuplicateMatcher | undefined;

  private constructor(
    readonly db: DataSource,
    readonly store: Store,
    readonly office: Office,
    private readonly index: IndexFollower,
    private views: Follower,
  ) {}

  static async open(): Promise<MatcherRun> {
    const db = await freshTables([PersonKey, SuspicionView, ViewSet]);
    const store = new Store();
    const stores = await aggregateStoresOver(store);
    const [index, views] = [await startedIndex(store, db), startedViews(store, db)];
    return new MatcherRun(db, store, new Office(stores), index, views);
  }

  /** Opens one for each test of a spec, and closes it when whatever the test replaced is back in its place. */
  static forEachTest(use: (run: MatcherRun) => void): void {
    let run: MatcherRun;
    beforeEach(async () => {
      run = await MatcherRun.open();
      use(run);
    });
    afterEach(async () => {
      jest.restoreAllMocks();
      await run.close();
    });
  }

  /** Starts the matcher; one that runs stops before, as when its process ends. @param viewsFirst to which it yields */
  async start(viewsFirst = new ViewsFirst(), over: DataSource = this.db, state?: ViewSet['state']): Promise<void> {
    await this.stop();
    const stores = await aggregateStoresOver(this.store);
    const pairs = await suspectedPairsIn(over, state);
    this.#matcher = new DuplicateMatcher(this.store, over, stores, pairs, viewsFirst, SHORT_GATHERING_MS);
    await this.#matcher.onApplicationBootstrap();
  }

  async stop(): Promise<void> {
    await this.#matcher?.beforeApplicationShutdown();
    this.#matcher = undefined;
  }

  startViews(): void {
    this.views = startedViews(this.store, this.db);
  }

  /** The views stay where they are. */
  async stopViews(): Promise<void> {
    await this.views.stop();
  }

  /** The index stays where it is. */
  async stopIndex(): Promise<void> {
    await this.index.beforeApplicationShutdown();
  }

  /** The index as after an upgrade that makes it again: it goes on from the first event. */
  async emptyIndex(): Promise<void> {
    const { tablePath, tableName } = this.db.getMetadata(PersonKey);
    await this.db.query(`TRUNCATE ${tablePath}`);
    await this.db.query(`DELETE FROM checkpoint WHERE name = $1`, [tableName]);
  }

  async close(): Promise<void> {
    await this.stop();
    await this.stopIndex();
    await this.stopViews();
    await this.db.destroy();
  }

  async receiveReferral(by: Actor, more: object): Promise<string> {
    const survivorId = randomUUID();
    await this.office.ask('survivor', survivorId, 'ReceiveReferral', referral({ office: by.office, ...more }), by);
    return survivorId;
  }

  async position(reader = DUPLICATE_MATCHER): Promise<bigint> {
    return BigInt((await checkpointIn(this.db, reader))?.position ?? -1);
  }

  /** Waits until the matcher, or another reader, has read everything that was recorded. */
  async waitUntilRead(reader = DUPLICATE_MATCHER): Promise<void> {
    const head = (await this.store.last(PREFIXES))!.position;
    await pollUntil(
      () => this.position(reader),
      (position) => position >= head,
    );
  }

  /** What is recorded about a pair, once the matcher has read everything. */
  async suspicions(ids: readonly string[]): Promise<readonly RecordedEvent[]> {
    await this.waitUntilRead();
    return this.store.read(`duplicate-${pairIdOf(ids)}`);
  }
}
