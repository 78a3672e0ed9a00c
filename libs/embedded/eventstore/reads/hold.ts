import pg from 'pg';
import { refuseUnlessDurable, refuseUnlessUtf8, withDurableCommits } from '../appends/durability.js';
import { goAlongIndexes } from '../along-indexes.js';
import { CannotServe, Unavailable } from '../failure.js';
import { makeLogTables, refuseUnlessMade } from '../schema.js';

/** An arbitrary number that every node uses. Advisory locks are per database. */
const LOCK = 7_236_837_465;
const LOCK_NOT_AVAILABLE = '55P03';
/** Short, because the current holder of the lock may be a successor, and the fence will show that. */
const AGAIN_MS = 500;

/** The right to write to the log: a connection with the lock, and the epoch that every commit names. */
export interface Hold {
  readonly client: pg.Client;
  readonly epoch: string;
  readonly head: bigint;
}

export interface HoldOptions {
  readonly databaseUrl: string;
  readonly ownerDatabaseUrl: string | undefined;
  readonly say: (line: string) => void;
  /** The id of this run of the node. */
  readonly holder: string;
  /** The lock of a killed node may remain until Postgres notices. */
  readonly lockWaitMs: number;
  /** A node that reconnects may continue only if no other node held the log meanwhile. */
  readonly again: boolean;
}

/**
 * The lock keeps a second node out while both reach Postgres. The epoch covers the rest: a node that lost its
 * connection (and lock) without noticing, or whose last commit is still on its way, names an old epoch.
 */
export async function takeHold(options: HoldOptions): Promise<Hold> {
  const { databaseUrl, holder, again } = options;
  const client = connection(databaseUrl, 'homeward-eventstore appender');
  try {
    await client.connect();
    await withDurableCommits(client);
    await refuseUnlessDurable(client);
    await refuseUnlessUtf8(client);
    if (again) await refuseIfSucceeded(client, holder);
    await lock(client, again ? AGAIN_MS : options.lockWaitMs, again);
    if (!again) await prepareSchema(client, options);
    const { rows } = await client.query(
      'UPDATE eventstore.fence SET epoch = epoch + 1, holder = $1 WHERE NOT $2 OR holder = $1 RETURNING epoch',
      [holder, again],
    );
    if (!rows[0]) throw supersededNode();
    // after the fence: commits of an older epoch have succeeded by now, or never will
    const { rows: last } = await client.query('SELECT coalesce(max(position), 0) AS head FROM eventstore.events');
    await goAlongIndexes(client);
    return { client, epoch: rows[0].epoch, head: BigInt(last[0].head) };
  } catch (error) {
    await client.end().catch(() => undefined); // the first error counts
    throw error;
  }
}

function connection(databaseUrl: string, name: string): pg.Client {
  const client = new pg.Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    application_name: name,
  });
  // a connection that breaks while idle reports it here; the next query fails as well
  client.on('error', () => undefined);
  return client;
}

/** The owner of the log connects, makes what is missing, grants the writer its rights, and disconnects. */
async function prepareSchema(writer: pg.Client, { ownerDatabaseUrl, say }: HoldOptions): Promise<void> {
  if (ownerDatabaseUrl) {
    const owner = connection(ownerDatabaseUrl, 'homeward-eventstore owner');
    try {
      await owner.connect();
      const { rows } = await writer.query<{ role: string }>('SELECT current_user AS role');
      await makeLogTables(owner, rows[0]!.role);
    } finally {
      await owner.end().catch(() => undefined); // it may never have been connected
    }
  }
  await refuseUnlessMade(writer);
  const { rows } = await writer.query<{ role: string; may: boolean }>(MAY_CHANGE_EVENTS);
  if (rows[0]!.may) say(`the role ${rows[0]!.role} may change what is recorded: ${LEAST_PRIVILEGE}`);
}

const MAY_CHANGE_EVENTS = `
SELECT current_user AS role,
  bool_or(has_table_privilege('eventstore.events', privilege)) AS may
FROM unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) AS privilege`;

const LEAST_PRIVILEGE =
  'give EVENTSTORE_DATABASE_URL a role of its own, and EVENTSTORE_OWNER_DATABASE_URL the one that owns the log';

export const supersededNode = () =>
  new CannotServe('another node has taken over the log: this one must not write any more');

async function refuseIfSucceeded(client: pg.Client, holder: string): Promise<void> {
  const { rows } = await client.query('SELECT holder FROM eventstore.fence');
  if (rows[0]?.holder !== holder) throw supersededNode();
}

async function lock(client: pg.Client, waitMs: number, again: boolean): Promise<void> {
  try {
    await client.query(`SET lock_timeout = ${Math.max(1, Math.floor(waitMs))}`);
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await client.query('RESET lock_timeout');
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && error.code === LOCK_NOT_AVAILABLE)) throw error;
    // it may be our own former connection, which Postgres still considers open
    if (again) throw new Unavailable('the lock on the log is not free yet');
    throw new CannotServe(
      `another node holds the log in this database${await holderOf(client)}: stop it first, or name another database`,
    );
  }
}

/** Any login of the database may take the lock, so that the holder need not be a node. */
const HOLDER = `
SELECT usename AS login, pid, application_name AS program
FROM pg_locks JOIN pg_stat_activity USING (pid)
WHERE locktype = 'advisory' AND granted AND objsubid = 1
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
  AND (classid::bigint << 32 | objid::bigint) = $1`;

async function holderOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ login: string | null; pid: number; program: string | null }>(HOLDER, [LOCK]);
  const [holder] = rows;
  if (!holder) return '';
  return ` (${[`login ${holder.login ?? '?'}`, `process ${holder.pid} of Postgres`, ...(holder.program ? [holder.program] : [])].join(', ')})`;
}
