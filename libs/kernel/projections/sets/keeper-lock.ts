import type { DataSource, QueryRunner } from 'typeorm';

/** The lock of all processes that keep the sets of a hash up to date; each holds a share of it. Its argument is the hash. */
const KEY = `hashtextextended('sets of homeward ' || $1, 0)`;

/**
 * Shows other processes that this one keeps the sets of its version up to date. Postgres frees the share when the connection
 * ends, however the process ended.
 */
export class KeeperLock {
  #holder: QueryRunner | undefined;

  constructor(
    private readonly kept: DataSource,
    private readonly hash: string,
  ) {}

  /** Takes the shared lock, or takes it again where the connection was lost. */
  async hold(): Promise<void> {
    const holder = this.#holder ?? this.kept.createQueryRunner();
    try {
      if (this.#holder) await holder.query('SELECT');
      else await holder.query(`SELECT pg_advisory_lock_shared(${KEY})`, [this.hash]);
      this.#holder = holder;
    } catch (error) {
      this.#holder = undefined;
      await holder.release();
      throw error;
    }
  }

  /** Whether any process keeps the sets of that version up to date. */
  async isKept(hash: string): Promise<boolean> {
    return this.kept.transaction(async (tx) => {
      const [{ free }] = (await tx.query(`SELECT pg_try_advisory_xact_lock(${KEY}) AS free`, [hash])) as [
        { free: boolean },
      ];
      return !free;
    });
  }

  async release(): Promise<void> {
    const holder = this.#holder;
    this.#holder = undefined;
    // a connection that is lost holds no lock
    await holder?.query(`SELECT pg_advisory_unlock_shared(${KEY})`, [this.hash]).catch(() => undefined);
    await holder?.release();
  }
}
