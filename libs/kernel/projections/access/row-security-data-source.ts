import { AsyncLocalStorage } from 'node:async_hooks';
import type pg from 'pg';
import { DataSource, type DataSourceOptions, type QueryRunner, type ReplicationMode } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import type { Actor } from '#kernel/decider';
import { ViewChangeListener } from '../live/view-change-listener.js';
import { ANALYST } from './row-security.js';

/** On whose behalf the views are read: an actor, or the analyst, who counts without seeing anyone's rows. */
export type ViewReader = Pick<Actor, 'id' | 'role' | 'office'> | 'analyst';

interface ReadScope {
  who?: ViewReader;
  /** All queries use this one connection, within its transaction. */
  atOnce?: pg.ClientBase | undefined;
}

const requests = new AsyncLocalStorage<ReadScope>();

/** Until the reader is set, queries return nothing. */
export const withinRequest = <Result>(work: () => Result): Result => requests.run({}, work);

/** From now on, and until the request is answered. */
export const setReader = (who: ViewReader): void => {
  const request = requests.getStore();
  if (request) request.who = who;
};

/** For this work only. */
export const runAsReader = <Result>(who: ViewReader, work: () => Result): Result => requests.run({ who }, work);

/** Until the transaction ends, so that the next user of the connection does not inherit the reader. */
const SAYING = {
  name: 'who-reads',
  text: 'SELECT set_config(what, value, true) FROM unnest($1::text[], $2::text[]) AS said (what, value)',
};

/**
 * The views as the API reads them: each query runs in a transaction that names the reader, and row-level security shows
 * nothing without one. Callers need not think of it; a caller who has not signed in sees nothing.
 */
export class RowSecurityDataSource extends DataSource {
  #becomes: readonly (readonly [string, string])[] = [];
  readonly moves: ViewChangeListener;

  constructor(options: DataSourceOptions) {
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
    const found: unknown[] = await this.query(
      `SELECT FROM pg_roles WHERE rolname = '${ANALYST}' AND pg_has_role(oid, 'MEMBER')`,
    );
    if (found.length > 0) this.#becomes = [['role', ANALYST]];
    return this;
  }

  override createQueryRunner(mode?: ReplicationMode): QueryRunner {
    const runner = super.createQueryRunner(mode);
    const connect = runner.connect.bind(runner) as () => Promise<pg.ClientBase>;
    const start = runner.startTransaction.bind(runner);
    runner.startTransaction = async (isolation) => {
      const who = requests.getStore()?.who;
      await start(isolation);
      if (who) await runner.query(SAYING.text, this.#saying(who));
    };
    runner.connect = async () => {
      const asking = requests.getStore();
      if (asking?.atOnce) return { query: (text: string, values?: unknown[]) => withinThat(asking, text, values) };
      const who = asking?.who;
      const client = await connect();
      if (!who || runner.isTransactionActive) return client;
      return { query: (text: string, values?: unknown[]) => alone(client, this.#saying(who), text, values) };
    };
    return runner;
  }

  /** For this work only: a snapshot of the views at one moment, however many queries it sends. */
  async atOnce<Result>(who: ViewReader, work: () => Promise<Result>): Promise<Result> {
    const [client, release] = (await (this.driver as PostgresDriver).obtainMasterConnection()) as [
      pg.ClientBase,
      (broken?: Error) => void,
    ];
    const asking: ReadScope = { who, atOnce: client };
    const end = async (how: 'COMMIT' | 'ROLLBACK') => {
      asking.atOnce = undefined; // a late query must not run on behalf of the next reader
      await client.query(how).then(() => release(), release);
    };
    try {
      await Promise.all([
        client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY'),
        client.query({ ...SAYING, values: this.#saying(who) }),
      ]);
      const result = await requests.run(asking, work);
      await end('COMMIT');
      return result;
    } catch (error) {
      if (asking.atOnce) await end('ROLLBACK');
      throw error;
    }
  }

  /** Names and values of settings. */
  #saying(who: ViewReader): [string[], string[]] {
    const settings: readonly (readonly [string, string])[] =
      who === 'analyst'
        ? [['homeward.part', who], ...this.#becomes]
        : [
            ['homeward.actor_id', who.id],
            ['homeward.actor_role', who.role],
            ['homeward.actor_office', who.office ?? ''],
          ];
    return [settings.map(([what]) => what), settings.map(([, value]) => value)];
  }
}

const withinThat = async (asking: ReadScope, text: string, values: unknown[] | undefined): Promise<pg.QueryResult> => {
  if (!asking.atOnce) throw new Error('This query came after its snapshot had ended. Await it inside atOnce().');
  return asking.atOnce.query(text, values);
};

/** One query in a transaction of its own; when it fails, the transaction is rolled back. */
const alone = async (
  client: pg.ClientBase,
  settings: unknown[],
  text: string,
  values: unknown[] | undefined,
): Promise<pg.QueryResult> => {
  const sent = [
    client.query('BEGIN READ ONLY'),
    client.query({ ...SAYING, values: settings }),
    client.query(text, values),
    client.query('COMMIT'),
  ];
  const answers = await Promise.allSettled(sent);
  for (const answer of answers) if (answer.status === 'rejected') throw answer.reason;
  return (answers[2] as PromiseFulfilledResult<pg.QueryResult>).value;
};
