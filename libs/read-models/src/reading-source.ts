import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import { DataSource, type QueryRunner, type ReplicationMode } from 'typeorm';
import type { Actor } from '#decider';
import { ANALYST } from './wall.js';

/** On whose behalf the views are read: of a person, or to count without seeing anybody. */
export type Whoever = Pick<Actor, 'id' | 'role' | 'office'> | 'analyst';

const requests = new AsyncLocalStorage<{ who?: Whoever }>();

/** Until it is known who asks, nobody does. */
export const withinRequest = <Result>(work: () => Result): Result => requests.run({}, work);

/** From now on, and until the request is answered. */
export const readsFor = (who: Whoever): void => {
  const request = requests.getStore();
  if (request) request.who = who;
};

/** For this work alone. */
export const readingAs = <Result>(who: Whoever, work: () => Result): Result => requests.run({ who }, work);

/**
 * The views as the API reads them: each query in a transaction that says who asks, since the database shows nothing to
 * nobody. Whoever reads need not think of it, and whoever asks without having signed in sees nothing.
 */
export class ReadingSource extends DataSource {
  #counts = '';

  override async initialize(): Promise<this> {
    await super.initialize();
    const found: unknown[] = await this.query(
      `SELECT FROM pg_roles WHERE rolname = '${ANALYST}' AND pg_has_role(oid, 'MEMBER')`,
    );
    if (found.length > 0) this.#counts = `SET LOCAL ROLE ${ANALYST};`;
    return this;
  }

  override createQueryRunner(mode?: ReplicationMode): QueryRunner {
    const runner = super.createQueryRunner(mode);
    const query = runner.query.bind(runner) as (...asked: unknown[]) => Promise<unknown>;
    const start = runner.startTransaction.bind(runner);
    runner.startTransaction = async (isolation) => {
      const who = requests.getStore()?.who;
      await start(isolation);
      if (who) await query(this.#saying(who));
    };
    runner.query = (async (...asked: unknown[]) => {
      const who = requests.getStore()?.who;
      if (!who || runner.isTransactionActive) return query(...asked);
      await query(`BEGIN READ ONLY; ${this.#saying(who)}`);
      try {
        const answer = await query(...asked);
        await query('COMMIT');
        return answer;
      } catch (error) {
        await query('ROLLBACK').catch(() => undefined); // where even that fails, the connection is lost and not used again
        throw error;
      }
    }) as typeof runner.query;
    return runner;
  }

  /** True for `set_config` means: until the transaction ends, so that nobody inherits it with the connection. */
  #saying(who: Whoever): string {
    if (who === 'analyst') return `SELECT set_config('homeward.part', 'analyst', true); ${this.#counts}`;
    const { id, role, office = '' } = who;
    const said = Object.entries({ id, role, office }).map(
      ([what, value]) => `set_config('homeward.actor_${what}', ${pg.escapeLiteral(value)}, true)`,
    );
    return `SELECT ${said.join(', ')};`;
  }
}
