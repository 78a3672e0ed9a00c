import { QueryFailedError, type DataSource, type EntityManager } from 'typeorm';

/** SQLSTATEs of a lock timeout and a deadlock. */
const GAVE_UP: ReadonlySet<string | undefined> = new Set(['55P03', '40P01']);

export const isLockTimeout = (error: unknown): boolean =>
  error instanceof QueryFailedError && GAVE_UP.has((error.driverError as { code?: string }).code);

interface LockLimits {
  /** How long others may have to wait behind this transaction while it waits for a lock. */
  readonly timeoutMs: number;
  readonly attemptsMax: number;
}

/** DDL on tables that readers use. */
export const LOCK_LIMITS: LockLimits = { timeoutMs: 50, attemptsMax: 40 };

/** Emptying a table. An autovacuum gives way only to those who have waited for a second (`deadlock_timeout`). */
export const EMPTYING_LIMITS: LockLimits = { timeoutMs: 2_000, attemptsMax: 20 };

/** A transaction with locks that conflict with those of readers: it gives way to them, and tries again. */
export const givingWay = async <Result>(
  db: DataSource,
  { timeoutMs, attemptsMax }: LockLimits,
  work: (tx: EntityManager) => Promise<Result>,
): Promise<Result> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction(async (tx) => {
        await tx.query(`SET LOCAL lock_timeout = ${timeoutMs}`);
        return work(tx);
      });
    } catch (error) {
      if (!isLockTimeout(error) || attempt === attemptsMax) throw error;
    }
  }
};
