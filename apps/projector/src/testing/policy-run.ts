import type { DataSource } from 'typeorm';
import { policies as all, steps } from '#domain/aggregates';
import { InMemoryEventStore, type EventStore } from '#kernel/event-store';
import { PREFIXES, type AggregateStores, type Policy, type Step } from '#nest';
import { PolicyFollower } from '../policies/policy-follower.js';
import { checkpointIn, freshTables, pollUntil } from './checkpoints.js';
import { Office, aggregateStoresOver } from './office.js';
import { SHORT_GATHERING_MS } from './short-gathering.js';

/** Policies that follow a log in memory, with their checkpoints in a database. */
export class PolicyRun {
  readonly #followers: PolicyFollower[] = [];

  private constructor(
    readonly db: DataSource,
    readonly store: InMemoryEventStore,
    readonly office: Office,
  ) {}

  static async open(): Promise<PolicyRun> {
    const store = new InMemoryEventStore();
    return new PolicyRun(await freshTables(), store, new Office(await aggregateStoresOver(store)));
  }

  async close(): Promise<void> {
    for (const follower of this.#followers) await follower.beforeApplicationShutdown();
    await this.db.destroy();
  }

  /** @param over a database whose statements may fail @param read a store whose reads may lag */
  async start(
    policies: readonly Policy[] = all,
    over: DataSource = this.db,
    observed: readonly Step[] = steps,
    read: EventStore = this.store,
  ): Promise<PolicyFollower> {
    const stores = await aggregateStoresOver(this.store);
    const follower = new PolicyFollower(read, over, stores, policies, observed, SHORT_GATHERING_MS);
    this.#followers.push(follower);
    await follower.onApplicationBootstrap();
    return follower;
  }

  /** Waits until nothing is left to answer, its own answers included. */
  async waitForPolicy(name = 'policy:prosecution'): Promise<void> {
    await pollUntil(
      async () => [(await checkpointIn(this.db, name))?.position, String((await this.store.last(PREFIXES))?.position)],
      ([position, head]) => position === head,
    );
  }

  /** The aggregates over the log, as another process has them. */
  stores(): Promise<AggregateStores> {
    return aggregateStoresOver(this.store);
  }

  async typesIn(stream: string): Promise<readonly string[]> {
    return (await this.store.read(stream)).map(({ type }) => type);
  }
}
