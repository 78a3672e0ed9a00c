import type { EventEmitter } from 'node:events';
import type { DataSource, QueryRunner } from 'typeorm';
import { SET_REQUESTED } from './set-requests.js';

/** The lock of all processes that keep the sets of a hash up to date; each holds a share of it. Its argument is the hash. */
const KEY = `hashtextextended('sets of homeward ' || $1, 0)`;

/**
 * Shows other processes that this one keeps the sets of its version up to date. Postgres frees the share when the connection
 * ends, however the process ended.
 */
export class KeeperLock {
  #holder: QueryRunner | undefined;
  #client: EventEmitter | undefined;
  readonly #lookNow = () => this.requested();

  constructor(
    private readonly kept: DataSource,
    private readonly hash: string,
    /** Called when somebody has asked for a change of the sets, or the share was lost with its connection. */
    private readonly requested: () => void = () => undefined,
  ) {}

  /** Takes the shared lock, or takes it again where the connection was lost. */
  async hold(): Promise<void> {
    const holder = this.#holder ?? this.kept.createQueryRunner();
    try {
      if (this.#holder) await holder.query('SELECT');
      else await this.#take(holder);
      this.#holder = holder;
    } catch (error) {
      this.#holder = undefined;
      await this.#leave(holder);
      throw error;
    }
  }

  async #take(holder: QueryRunner): Promise<void> {
    await holder.query(`SELECT pg_advisory_lock_shared(${KEY})`, [this.hash]);
    this.#client = (await holder.connect()) as EventEmitter;
    this.#client.on('notification', this.#lookNow).on('end', this.#lookNow);
    await holder.query(`LISTEN ${SET_REQUESTED}`);
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
    if (holder) await this.#leave(holder);
  }

  /** Gives the connection back to the pool without a share and without listeners: others use it next. */
  async #leave(holder: QueryRunner): Promise<void> {
    this.#client?.off('notification', this.#lookNow).off('end', this.#lookNow);
    this.#client = undefined;
    // a connection that is lost holds no lock, and does not listen
    await holder.query(`SELECT pg_advisory_unlock_shared(${KEY})`, [this.hash]).catch(() => undefined);
    await holder.query(`UNLISTEN ${SET_REQUESTED}`).catch(() => undefined);
    await holder.release();
  }
}
