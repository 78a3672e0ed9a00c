import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { KeysUnavailable } from './key-store.js';

/** One statement, in a transaction or by itself. */
export type Query = <Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]) => Promise<Row[]>;

interface Opening {
  readonly waitMs?: number;
  readonly queryTimeoutMs?: number;
}

const CONNECTIONS = 5;
/** How long the owner may take to create the tables. */
const TABLES_TIMEOUT_MS = 30_000;
const LOOK_INTERVAL_MS = 100;

/** The tables of the keys, in a schema and under a role of their own. */
export class KeyDatabase {
  #serves = false;

  private constructor(
    private readonly pool: pg.Pool,
    readonly url: string,
    readonly schema: string,
  ) {}

  /**
   * Creates missing tables if the role may; two processes may do so at once. A role that may not waits for the owner.
   * @param options.queryTimeoutMs how long a query may go without an answer, e.g. of a database whose host is gone
   * @throws a Postgres error, or KeysUnavailable
   */
  static async open(url: string, schema = 'keys', options: Opening = {}): Promise<KeyDatabase> {
    const { waitMs = TABLES_TIMEOUT_MS, queryTimeoutMs } = options;
    const pool = new pg.Pool({
      connectionString: inSchema(url, schema),
      max: CONNECTIONS,
      connectionTimeoutMillis: 5_000,
      ...(queryTimeoutMs !== undefined && { query_timeout: queryTimeoutMs }),
    });
    pool.on('error', () => undefined); // the next query reports it
    const database = new KeyDatabase(pool, url, schema);
    try {
      if (await database.#mayMakeTables()) await database.#migrate();
      else await database.#untilReadable(waitMs);
      database.#serves = true;
      return database;
    } catch (error) {
      await pool.end();
      if (!DENIED.has((error as { code?: string }).code ?? '')) throw error;
      throw new KeysUnavailable('The role in KEYS_DATABASE_URL may not use the schema of the keys: make it its owner.');
    }
  }

  /** Creates tables and grants as their owner, for the roles that only use them. */
  static async migrate(ownerUrl: string): Promise<void> {
    await (await KeyDatabase.open(ownerUrl)).onApplicationShutdown();
  }

  /** The channel on which destroyed keys are announced. */
  get channel(): string {
    return `${this.schema}_destroyed`;
  }

  readonly query: Query = async (text, values) =>
    (await this.#orUnavailable(this.pool.query(text, values as unknown[]))).rows;

  /** All of it or nothing. */
  async transaction<Result>(work: (query: Query) => Promise<Result>): Promise<Result> {
    const client = await this.#orUnavailable(this.pool.connect());
    const query: Query = async (text, values) =>
      (await this.#orUnavailable(client.query(text, values as unknown[]))).rows;
    try {
      await query('BEGIN');
      const result = await work(query);
      await query('COMMIT');
      client.release();
      return result;
    } catch (error) {
      // a connection that cannot even roll back is closed, which also rolls back
      await client.query('ROLLBACK').then(
        () => client.release(),
        (lost: Error) => client.release(lost),
      );
      throw error;
    }
  }

  /** Runs work that only one process may do at a time. @returns undefined if another one is at work */
  async runAlone<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    return this.transaction(async (query) => {
      const lock = `SELECT pg_try_advisory_xact_lock(hashtext($1)) AS mine`;
      const [{ mine }] = (await query<{ mine: boolean }>(lock, [`epochs of ${this.schema}`])) as [{ mine: boolean }];
      return mine ? work() : undefined;
    });
  }

  /** Whether this role may destroy keys; the API may only create and read them. */
  async mayDestroy(): Promise<boolean> {
    const [row] = await this.query<{ may: boolean }>(`SELECT has_table_privilege('data_key', 'UPDATE') AS may`);
    return row!.may;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }

  /** Whether the role owns the schema, or may create it. */
  async #mayMakeTables(): Promise<boolean> {
    const [row] = await this.query<{ may: boolean }>(
      `SELECT CASE WHEN to_regnamespace($1) IS NULL THEN has_database_privilege(current_database(), 'CREATE')
        ELSE has_schema_privilege(to_regnamespace($1)::oid, 'CREATE') END AS may`,
      [this.schema],
    );
    return row!.may;
  }

  async #untilReadable(waitMs: number): Promise<void> {
    for (const deadline = Date.now() + waitMs; ; await sleep(LOOK_INTERVAL_MS)) {
      const [row] = await this.query<{ may: boolean | null }>(
        `SELECT CASE WHEN has_schema_privilege(to_regnamespace($1)::oid, 'USAGE')
          THEN has_table_privilege(to_regclass($2)::oid, 'SELECT') END AS may`,
        [this.schema, `${this.schema}.key_health`],
      );
      if (row!.may && (await this.query<{ exists: boolean }>(HAS_ID, [`${this.schema}.epoch`]))[0]!.exists) return;
      if (Date.now() >= deadline)
        throw new KeysUnavailable(
          'The role in KEYS_DATABASE_URL may not use the tables of the keys. Start the projector, which creates them as the role in KEYS_OWNER_DATABASE_URL, and make this role a member of homeward_keys_api or homeward_keys_projector.',
        );
    }
  }

  async #migrate(): Promise<void> {
    await this.transaction(async (query) => {
      await query(`SELECT pg_advisory_xact_lock(hashtext($1))`, [`tables of ${this.schema}`]);
      // not to_regnamespace, which caches that the schema was missing before the lock
      const found = await query('SELECT FROM pg_namespace WHERE nspname = $1', [this.schema]);
      if (found.length === 0) await query(`CREATE SCHEMA ${this.schema}`);
      const [made] = await query<{ exists: boolean }>(`SELECT to_regclass('key_health') IS NOT NULL AS exists`);
      if (!made!.exists) await query(TABLES);
      const [marked] = await query<{ exists: boolean }>(
        `SELECT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'erasure'::regclass AND attname = 'event_id') AS exists`,
      );
      if (!marked!.exists) await query('ALTER TABLE erasure ADD origin text, ADD event_id uuid, ADD hash text');
      const [named] = await query<{ exists: boolean }>(HAS_ID, [`${this.schema}.epoch`]);
      if (!named!.exists) await query('ALTER TABLE epoch ADD database_id uuid NOT NULL DEFAULT gen_random_uuid()');
      for (const { name } of await query<{ name: string }>(MISSING_GRANTS, [Object.keys(GRANTS)]))
        await query(GRANTS[name as keyof typeof GRANTS](this.schema));
    });
  }

  /** A rejected statement is a bug of ours; any other error means that the keys cannot be reached. */
  async #orUnavailable<Result>(answer: Promise<Result>): Promise<Result> {
    try {
      return await answer;
    } catch (error) {
      const { code } = error as { code?: string };
      if (!this.#serves || OURS.test(code ?? '')) throw error;
      throw new KeysUnavailable('The keys cannot be reached right now.', { cause: error });
    }
  }
}

/** Whatever the URL says: in this schema, and with synchronous commit, so a key is on disk before it seals anything. */
const inSchema = (text: string, schema: string): string => {
  const url = new URL(text);
  const options = url.searchParams.get('options');
  const ours = `-c search_path=${schema} -c synchronous_commit=on`;
  url.searchParams.set('options', options ? `${options} ${ours}` : ours);
  return url.href;
};

/** SQLSTATE where a schema may not be used, or seems to be missing. */
const DENIED = new Set(['42501', '3F000']);
/** Classes of SQLSTATE: data, constraints, transactions, syntax and access. */
const OURS = /^(22|23|25|40|42)/;

/**
 * The API creates and reads keys; it can neither destroy nor replace one. To lock the row with the oldest epoch, Postgres
 * requires the right to update something in it: the column that can only be true.
 */
const GRANTS = {
  homeward_keys_api: (schema: string) => `
    GRANT USAGE ON SCHEMA ${schema} TO homeward_keys_api;
    GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO homeward_keys_api;
    GRANT INSERT ON ${schema}.data_key TO homeward_keys_api;
    GRANT UPDATE (one) ON ${schema}.epoch TO homeward_keys_api;`,
  homeward_keys_projector: (schema: string) => `
    GRANT USAGE ON SCHEMA ${schema} TO homeward_keys_projector;
    GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA ${schema} TO homeward_keys_projector;`,
} as const;

/** Roles that exist and have no grants yet. */
const MISSING_GRANTS = `
  SELECT rolname AS name FROM pg_roles
  WHERE rolname = ANY ($1) AND NOT has_table_privilege(oid, 'key_health', 'SELECT')`;

/** Whether the owner has given the database its id: a version before 0.9.0 has not. */
const HAS_ID = `
  SELECT EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass($1) AND attname = 'database_id') AS exists`;

/** The row of a destroyed key stays, so that no other key can take its place. */
const TABLES = `
  CREATE TABLE IF NOT EXISTS data_key (
    id uuid PRIMARY KEY,
    subject text NOT NULL,
    class text NOT NULL,
    version integer NOT NULL DEFAULT 1,
    epoch integer,
    wrapped bytea,
    made_at timestamptz DEFAULT now(),
    destroyed_at timestamptz,
    UNIQUE (subject, class, version),
    CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL)),
    CHECK ((wrapped IS NULL) = (epoch IS NULL))
  );
  CREATE INDEX IF NOT EXISTS data_key_epoch ON data_key (epoch) WHERE epoch IS NOT NULL;
  CREATE INDEX IF NOT EXISTS data_key_destroyed ON data_key (subject) WHERE destroyed_at IS NOT NULL;
  CREATE TABLE IF NOT EXISTS epoch (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    oldest integer NOT NULL
  );
  INSERT INTO epoch (oldest) VALUES (0) ON CONFLICT DO NOTHING;
  CREATE TABLE IF NOT EXISTS erasure (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    up_to bigint NOT NULL
  );
  INSERT INTO erasure (up_to) VALUES (-1) ON CONFLICT DO NOTHING;
  CREATE TABLE IF NOT EXISTS epoch_check (
    number integer PRIMARY KEY,
    proof bytea NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE TABLE IF NOT EXISTS key_health (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    epoch integer,
    began timestamptz,
    oldest integer,
    bad integer NOT NULL DEFAULT 0,
    looked_at timestamptz
  );
  INSERT INTO key_health DEFAULT VALUES ON CONFLICT DO NOTHING;`;
