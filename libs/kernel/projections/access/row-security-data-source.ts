import type pg from 'pg';
import { DataSource, type DataSourceOptions, type QueryRunner, type ReplicationMode } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { ViewChangeListener } from '../live/view-change-listener.js';
import { unwrapNoLiveViews } from './no-live-views.js';
import { currentScope, withinScope, type ReadScope, type ViewReader } from './read-scope.js';
import {
  becomeReader,
  beginReading,
  planNameOf,
  queryAlone,
  settingsOf,
  type ReaderSettings,
} from './reading-transaction.js';
import { ANALYST } from './row-security.js';

/**
 * The views as the API reads them: each query runs in a transaction that names the reader and finds the live set. Row-level
 * security shows nothing without a reader. A transaction reads one set from its beginning to its end. Callers need not think
 * of it; a caller who has not signed in sees nothing.
 */
export class RowSecurityDataSource extends DataSource {
  #analyst: readonly (readonly [name: string, value: string])[] = [];
  readonly moves: ViewChangeListener;

  /** @param hash of the sets that this program can read */
  constructor(
    options: DataSourceOptions,
    private readonly hash: string,
  ) {
    // the statements of a query are pipelined: one round trip
    super({ ...options, extra: { ...(options.extra as object), pipeline: true } } as DataSourceOptions);
    this.moves = new ViewChangeListener((options as { url: string }).url);
  }

  override async destroy(): Promise<void> {
    await this.moves.end();
    await super.destroy();
  }

  override async initialize(): Promise<this> {
    await super.initialize();
    const runner = super.createQueryRunner();
    const found: unknown[] = await runner.query(
      `SELECT FROM pg_roles WHERE rolname = '${ANALYST}' AND pg_has_role(oid, 'MEMBER')`,
    );
    await runner.release();
    if (found.length > 0) this.#analyst = [['role', ANALYST]];
    return this;
  }

  override createQueryRunner(mode?: ReplicationMode): QueryRunner {
    const runner = super.createQueryRunner(mode);
    const connect = runner.connect.bind(runner) as () => Promise<pg.ClientBase>;
    const start = runner.startTransaction.bind(runner);
    const query = runner.query.bind(runner) as (...args: unknown[]) => Promise<unknown>;
    runner.query = ((...args: unknown[]) => query(...args).catch(unwrapNoLiveViews)) as typeof runner.query;
    runner.startTransaction = async (isolation) => {
      const settings = this.#settingsOf(currentScope()?.who);
      await start(isolation);
      // without an isolation level, a transaction may read tables outside every set
      await becomeReader(await connect(), settings, isolation !== undefined);
    };
    runner.connect = async () => {
      const scope = currentScope();
      if (scope?.snapshot) return { query: (text: string, values?: unknown[]) => queryWithin(scope, text, values) };
      const reader = scope?.who;
      const client = await connect();
      if (runner.isTransactionActive) return client;
      return {
        query: (text: string, values?: unknown[]) =>
          queryAlone(client, this.#settingsOf(reader), {
            ...(scope?.keepsPlans && { name: planNameOf(text) }),
            text,
            values: values ?? [],
          }),
      };
    };
    return runner;
  }

  /**
   * For this work only: a snapshot of the views at one moment, however many queries it sends.
   * @throws NoLiveViews
   */
  async inSnapshot<Result>(who: ViewReader, work: () => Promise<Result>): Promise<Result> {
    const [client, release] = (await (this.driver as PostgresDriver).obtainMasterConnection()) as [
      pg.ClientBase,
      (broken?: Error) => void,
    ];
    const scope: ReadScope = { who, snapshot: client };
    // a connection that is lost meanwhile fails the query that waits for it, and must not end the process
    client.on('error', ignoreLoss);
    const end = async (how: 'COMMIT' | 'ROLLBACK') => {
      scope.snapshot = undefined; // a late query must not run on behalf of the next reader
      await client.query(how).then(() => {
        client.off('error', ignoreLoss);
        release();
      }, release);
    };
    try {
      await beginReading(client, this.#settingsOf(who));
      const result = await withinScope(scope, work);
      await end('COMMIT');
      return result;
    } catch (error) {
      if (scope.snapshot) await end('ROLLBACK');
      throw error;
    }
  }

  #settingsOf(who: ViewReader | undefined): ReaderSettings {
    return settingsOf(who, { hash: this.hash, analyst: this.#analyst });
  }
}

const ignoreLoss = (): void => undefined;

const queryWithin = async (scope: ReadScope, text: string, values: unknown[] | undefined): Promise<pg.QueryResult> => {
  if (!scope.snapshot) throw new Error('This query came after its snapshot had ended. Await it inside inSnapshot().');
  return scope.snapshot.query(text, values);
};
