import pg from 'pg';
import { refuseUnlessDurable } from './durability.js';
import { CannotServe, Unavailable } from './failure.js';
import { createSchema } from './schema.js';

/** Any number will do, as long as every node asks for the same one. Advisory locks are per database. */
const LOCK = 7_236_837_465;
const LOCK_NOT_AVAILABLE = '55P03';
/** Short, because whoever has the lock meanwhile may be a successor, and that shows in the fence. */
const AGAIN_MS = 500;

/** The right to write to the log: a connection that has the lock, and the epoch that every commit names. */
export interface Hold {
  readonly client: pg.Client;
  readonly epoch: string;
  readonly head: bigint;
}

export interface HoldOptions {
  readonly databaseUrl: string;
  /** Who asks: an id that one run of a node keeps for its life. */
  readonly holder: string;
  /** The lock of a node that was killed may linger until Postgres notices. */
  readonly lockWaitMs: number;
  /** A node that comes back may go on only if nobody held the log meanwhile. */
  readonly again: boolean;
}

/**
 * The lock keeps a second node out while both reach Postgres. The epoch covers the rest: a node that lost its
 * connection (and so its lock) without noticing, or whose last commit is still on its way, names an old epoch.
 */
export async function takeHold({ databaseUrl, holder, lockWaitMs, again }: HoldOptions): Promise<Hold> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    application_name: 'homeward-eventstore appender',
  });
  // a connection that breaks while idle says so here; the next query fails as well
  client.on('error', () => undefined);
  try {
    await client.connect();
    await refuseUnlessDurable(client);
    if (again) await refuseIfSucceeded(client, holder);
    await lock(client, again ? AGAIN_MS : lockWaitMs, again);
    await createSchema(client);
    const { rows } = await client.query(
      'UPDATE eventstore.fence SET epoch = epoch + 1, holder = $1 WHERE NOT $2 OR holder = $1 RETURNING epoch',
      [holder, again],
    );
    if (!rows[0]) throw succeeded();
    // after the fence: whatever an older epoch still had under way has committed by now, or never will
    const { rows: last } = await client.query('SELECT coalesce(max(position), 0) AS head FROM eventstore.events');
    return { client, epoch: rows[0].epoch, head: BigInt(last[0].head) };
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

export const succeeded = () => new CannotServe('another node has taken over the log: this one must not write any more');

async function refuseIfSucceeded(client: pg.Client, holder: string): Promise<void> {
  const { rows } = await client.query('SELECT holder FROM eventstore.fence');
  if (rows[0]?.holder !== holder) throw succeeded();
}

async function lock(client: pg.Client, waitMs: number, again: boolean): Promise<void> {
  try {
    await client.query(`SET lock_timeout = ${Math.max(1, Math.floor(waitMs))}`);
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await client.query('RESET lock_timeout');
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && error.code === LOCK_NOT_AVAILABLE)) throw error;
    // it may be our own former connection that Postgres still believes in
    if (again) throw new Unavailable('the lock on the log is not free yet');
    throw new CannotServe('another node holds the log in this database: stop it first, or name another database');
  }
}
