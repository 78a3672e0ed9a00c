import type pg from 'pg';
import { DataSource, type DataSourceOptions, type QueryRunner, type ReplicationMode } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { Ambient } from '#kernel/ambient';
import type { Actor } from '#kernel/decider';
import { ViewChangeListener } from '../live/view-change-listener.js';
import { holdBack } from '../projector/prepared-statement.js';
import { SCHEMA_OF_SET, SYSTEM_SCHEMA } from '../sets/view-set.js';
import { ANALYST } from './row-security.js';

/** The reader on whose behalf the views are read: an actor, or the analyst, who counts without seeing rows. */
export type ViewReader = Pick<Actor, 'id' | 'role' | 'office'> | 'analyst';

interface ReadScope {
  who?: ViewReader;
  /** All queries use this one connection, within its transaction. */
  snapshot?: pg.ClientBase | undefined;
  /** Its statements are kept under names, parsed and planned. */
  readonly keepsPlans?: true;
}

const requests = new Ambient<ReadScope>();

/** Runs work in a scope of its own, in which queries return nothing until the reader is set. */
export const withinRequest = <Result>(work: () => Result): Result => requests.run({}, work);

/** Sets the reader from now until the request is answered. */
export const setReader = (who: ViewReader): void => {
  const request = requests.get();
  if (request) request.who = who;
};

/** Runs work on behalf of a reader. */
export const runAsReader = <Result>(who: ViewReader, work: () => Result): Result => requests.run({ who }, work);

/**
 * For the few statements that show one record: to parse and plan them with row security takes Postgres several times as
 * long as to answer them. Their number must be limited, because each connection keeps each of them.
 */
export const keepingPlans = <Result>(work: () => Promise<Result>): Promise<Result> => {
  const asking = requests.get();
  return asking?.snapshot ? work() : requests.run({ ...asking, keepsPlans: true }, work);
};

/** The beginning of the names of kept statements. */
export const KEPT_PLAN = 'kept ';

const KEPT = new Map<string, string>();

const nameOf = (text: string): string => {
  const name = KEPT.get(text) ?? `${KEPT_PLAN}${KEPT.size}`;
  KEPT.set(text, name);
  return name;
};

/**
 * Sets the reader and the search path: the live set, if it has the tables of this program. Both end with the
 * transaction, so the next user of the connection does not inherit them.
 */
const BEGIN_READING = {
  name: 'who-reads',
  text: `SELECT set_config('search_path', ${SCHEMA_OF_SET} || ', ${SYSTEM_SCHEMA}, pg_temp', true)
    FROM ${SYSTEM_SCHEMA}.view_set WHERE state = 'live' AND hash = $1
    UNION ALL SELECT set_config(what, value, true) FROM unnest($2::text[], $3::text[]) AS said (what, value)`,
};

/** No set with the tables of this program is live: the projector is building one. */
export class NoLiveViews extends Error {
  override readonly name = 'NoLiveViews';

  constructor() {
    super(
      'The views are being built, so nothing can be read yet. Try again in a while: npx homeward projections sets says how far they are.',
    );
  }
}

/** SQLSTATEs of a table, column or schema that the projector has not made yet. */
const NOT_MADE: ReadonlySet<string | undefined> = new Set(['42P01', '42703', '3F000', '42501']);

const READ_ONLY = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';

const ignoreLoss = (): void => undefined;

const orNotMade = (error: unknown): unknown =>
  NOT_MADE.has((error as { code?: string }).code) ? new NoLiveViews() : error;
const throwNotMade = (error: unknown): never => {
  throw orNotMade(error);
};

/** TypeORM wraps errors that it attributes to the database. */
const rethrowNoLiveViews = (error: { driverError?: unknown }): never => {
  throw error.driverError instanceof NoLiveViews ? error.driverError : error;
};

/**
 * The views as the API reads them: each query runs in a transaction that names the reader and finds the live set. Row-level
 * security shows nothing without a reader. A transaction reads one set from its beginning to its end. Callers need not think
 * of it; a caller who has not signed in sees nothing.
 */
export class RowSecurityDataSource extends DataSource {
  #becomes: readonly (readonly [string, string])[] = [];
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
    if (found.length > 0) this.#becomes = [['role', ANALYST]];
    return this;
  }

  override createQueryRunner(mode?: ReplicationMode): QueryRunner {
    const runner = super.createQueryRunner(mode);
    const connect = runner.connect.bind(runner) as () => Promise<pg.ClientBase>;
    const start = runner.startTransaction.bind(runner);
    const query = runner.query.bind(runner) as (...args: unknown[]) => Promise<unknown>;
    runner.query = ((...args: unknown[]) => query(...args).catch(rethrowNoLiveViews)) as typeof runner.query;
    // without an isolation level, a transaction may read tables outside every set
    runner.startTransaction = async (isolation) => {
      const values = this.#saying(requests.get()?.who);
      await start(isolation);
      const begun = await (await connect()).query({ ...BEGIN_READING, values }).catch(throwNotMade);
      if (isolation && !hasLiveSet(begun.rows, values)) throw new NoLiveViews();
    };
    runner.connect = async () => {
      const asking = requests.get();
      if (asking?.snapshot) return { query: (text: string, values?: unknown[]) => withinThat(asking, text, values) };
      const readerId = asking?.who;
      const client = await connect();
      if (runner.isTransactionActive) return client;
      return {
        query: (text: string, values?: unknown[]) =>
          queryAlone(client, this.#saying(readerId), {
            ...(asking?.keepsPlans && { name: nameOf(text) }),
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
    const asking: ReadScope = { who, snapshot: client };
    // a connection that is lost meanwhile fails the query that waits for it, and must not end the process
    client.on('error', ignoreLoss);
    const end = async (how: 'COMMIT' | 'ROLLBACK') => {
      asking.snapshot = undefined; // a late query must not run on behalf of the next reader
      await client.query(how).then(() => {
        client.off('error', ignoreLoss);
        release();
      }, release);
    };
    try {
      const values = this.#saying(who);
      const [, begun] = await Promise.all([
        client.query(READ_ONLY),
        client.query({ ...BEGIN_READING, values }).catch(throwNotMade),
      ]);
      if (!hasLiveSet(begun.rows, values)) throw new NoLiveViews();
      const result = await requests.run(asking, work);
      await end('COMMIT');
      return result;
    } catch (error) {
      if (asking.snapshot) await end('ROLLBACK');
      throw error;
    }
  }

  /** The hash of the set, and names and values of settings. */
  #saying(who: ViewReader | undefined): Settings {
    const settings = who === 'analyst' ? [['homeward.part', who] as const, ...this.#becomes] : who ? actorOf(who) : [];
    return [this.hash, settings.map(([what]) => what), settings.map(([, value]) => value)];
  }
}

/** A row of its own sets the path, before those of the settings. */
const hasLiveSet = (begun: readonly unknown[], [, names]: Settings): boolean => begun.length > names.length;

type Settings = [hash: string, names: string[], values: string[]];

const actorOf = ({ id, role, office }: Exclude<ViewReader, 'analyst'>): readonly (readonly [string, string])[] => [
  ['homeward.actor_id', id],
  ['homeward.actor_role', role],
  ['homeward.actor_office', office ?? ''],
];

const withinThat = async (asking: ReadScope, text: string, values: unknown[] | undefined): Promise<pg.QueryResult> => {
  if (!asking.snapshot) throw new Error('This query came after its snapshot had ended. Await it inside inSnapshot().');
  return asking.snapshot.query(text, values);
};

/**
 * Runs one query in its own transaction, whose single snapshot shows both which set is live and its rows. If the query
 * fails, the transaction is rolled back.
 * @throws NoLiveViews
 */
const queryAlone = async (
  client: pg.ClientBase,
  settings: Settings,
  asked: pg.QueryConfig,
): Promise<pg.QueryResult> => {
  const answers = await Promise.allSettled(sendTogether(client, settings, asked));
  const [, begun] = answers as [unknown, PromiseSettledResult<pg.QueryResult>];
  const live = begun.status === 'fulfilled' && hasLiveSet(begun.value.rows, settings);
  for (const answer of answers) if (answer.status === 'rejected') throw live ? answer.reason : orNotMade(answer.reason);
  return (answers[2] as PromiseFulfilledResult<pg.QueryResult>).value;
};

const sendTogether = (client: pg.ClientBase, settings: Settings, asked: pg.QueryConfig): Promise<pg.QueryResult>[] => {
  const letGo = holdBack(client);
  try {
    return [
      client.query(READ_ONLY),
      client.query({ ...BEGIN_READING, values: settings }),
      client.query(asked),
      client.query('COMMIT'),
    ];
  } finally {
    letGo();
  }
};
