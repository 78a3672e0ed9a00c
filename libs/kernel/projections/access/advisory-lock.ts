import { QueryFailedError, type DataSource, type EntityManager } from 'typeorm';

type Queries = Pick<EntityManager, 'query'>;

/** Milliseconds for which a start waits for the work of another process; then it says who holds it up, and ends. */
export const LOCK_WAIT_MS = 60_000;

const LOCK_NOT_AVAILABLE = '55P03';

/** Such a lock is of the whole database, and every login may take it, whatever its rights. */
export class LockHeld extends Error {
  override readonly name = 'LockHeld';
}

interface Holder {
  readonly pid: number;
  readonly login: string | null;
  readonly program: string | null;
}

const HOLDERS = `SELECT pid, usename AS login, application_name AS program
  FROM pg_locks JOIN pg_stat_activity USING (pid)
  WHERE locktype = 'advisory' AND granted AND objsubid = 1
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND (classid::bigint << 32 | objid::bigint) = hashtext($1)`;

/** What was done under the lock of this name; if it cannot be had, who holds it. @throws LockHeld */
export const namingHolder = async <Result>(db: Queries, lock: string, work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    const { code } = (error instanceof QueryFailedError ? error.driverError : {}) as { readonly code?: string };
    if (code !== LOCK_NOT_AVAILABLE) throw error;
    const holders = (await db.query(HOLDERS, [lock])) as Holder[];
    if (holders.length === 0) throw error; // it waited for a table
    const named = holders.map(
      ({ pid, login, program }) => `${login ?? '?'} (process ${pid}${program ? `, ${program}` : ''})`,
    );
    throw new LockHeld(
      `Another connection to the database holds the lock '${lock}': ${named.join(' and ')}. If that is no other process of this service at work, end it with SELECT pg_terminate_backend(…), then start again.`,
      { cause: error },
    );
  }
};

/** Runs work while a connection of its own holds the lock of this name. @throws LockHeld */
export const underLock = async <Result>(
  db: DataSource,
  lock: string,
  waitMs: number,
  work: () => Promise<Result>,
): Promise<Result> => {
  const holder = db.createQueryRunner();
  try {
    await holder.query(`SET lock_timeout = ${waitMs}`);
    await namingHolder(holder, lock, () => holder.query(`SELECT pg_advisory_lock(hashtext('${lock}'))`));
    await holder.query('RESET lock_timeout');
    return await work();
  } finally {
    // a lost connection has lost both, and refuses these
    await holder.query('RESET lock_timeout').catch(() => undefined);
    await holder.query(`SELECT pg_advisory_unlock(hashtext('${lock}'))`).catch(() => undefined);
    await holder.release();
  }
};
