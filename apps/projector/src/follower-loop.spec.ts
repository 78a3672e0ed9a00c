import { DataSource } from 'typeorm';
import { StoreUnavailable } from '#kernel/event-store';
import { DatabaseClient, LockHeld, initCheckpoints } from '#kernel/projections';
import { FollowerLoop, type Signs } from './follower-loop.js';
import { reasonOf } from './reason.js';
import { freshTables } from './testing/checkpoints.js';

/** A database that answers when the test lets it. */
class SlowDatabase {
  readonly asked: unknown[] = [];
  answer: () => void = () => undefined;
  #patient = true;

  async query(text: string, [reason]: unknown[]): Promise<void> {
    if (!text.includes('SET reason')) return;
    this.asked.push(reason);
    if (this.#patient) await new Promise<void>((answer) => (this.answer = answer));
  }

  hurry(): void {
    this.#patient = false;
    this.answer();
  }
}

const turn = () => new Promise<void>((resolve) => void setImmediate(resolve));

describe('a reader that had stopped', () => {
  it('writes the reason, and then that it is over, in that order', async () => {
    const db = new SlowDatabase();
    const following = new FollowerLoop(db as unknown as DataSource, 'Reader', ['it']);
    let signs: Signs | undefined;
    following.start(async (given) => {
      signs = given;
      throw new StoreUnavailable('It is away.');
    });
    await turn();
    signs!.live(); // before the database has stored the reason
    await turn();
    const before = [...db.asked];
    db.answer();
    await turn();
    const after = [...db.asked];
    db.hurry();
    await following.stop();
    expect(before).toEqual(['StoreUnavailable: It is away.']);
    expect(after).toEqual(['StoreUnavailable: It is away.', null]);
  });
});

describe('the sign of life of a reader', () => {
  const NOTE_COMMIT = `CREATE FUNCTION note_commit() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN INSERT INTO noted VALUES (current_setting('synchronous_commit')); RETURN NULL; END $$`;

  it('does not wait for the disk, and what is written after it does', async () => {
    const db = await freshTables();
    // all on one connection, as the setting is
    const connection = db.createQueryRunner();
    try {
      await initCheckpoints(db, ['it'], 'the log');
      await connection.query('CREATE TABLE noted (commit text)');
      await connection.query(NOTE_COMMIT);
      await connection.query(
        'CREATE TRIGGER noted AFTER UPDATE ON checkpoint FOR EACH ROW EXECUTE FUNCTION note_commit()',
      );
      await connection.query('SET synchronous_commit = on');
      // of a data source it uses `query` alone, which its connection has, too
      const following = new FollowerLoop(connection as unknown as DataSource, 'Reader', ['it']);
      await new Promise<void>((resolve) => {
        following.start(({ alive }) => alive().then(resolve));
      });
      await following.stop();
      expect(await connection.query('SELECT DISTINCT commit FROM noted')).toEqual([{ commit: 'off' }]);
      expect(await connection.query('SHOW synchronous_commit')).toEqual([{ synchronous_commit: 'on' }]);
    } finally {
      await connection.release();
      await db.destroy();
    }
  });
});

describe('the reason', () => {
  it('repeats nothing that a user may have typed', () => {
    expect(reasonOf(Object.assign(new Error('duplicate key (Sophea)'), { detail: 'Sophea' }))).toBe('Error.');
    expect(reasonOf(new TypeError('Cannot read Sophea'))).toBe('TypeError.');
    expect(reasonOf('it ended without an error')).toBe('The subscription was lost: it ended without an error.');
  });

  it('says what an operator can do about Postgres, with the code of what failed', async () => {
    const nobody = new DataSource({ type: 'postgres', host: '127.0.0.1', port: 1, extra: { Client: DatabaseClient } });
    const refused = await nobody.initialize().then(() => undefined, reasonOf);
    expect(refused).toBe(
      'DatabaseUnavailable: Postgres cannot be reached at the address in DATABASE_URL: start it, or correct the address (ECONNREFUSED).',
    );
    const db = await freshTables();
    const reasons = [
      await db.query(`SET transaction_read_only = on; CREATE TABLE it ()`).catch(reasonOf),
      await db.query('SELECT nothing').catch(reasonOf),
      await db.query('SELECT pg_terminate_backend(pg_backend_pid())').catch(reasonOf),
    ];
    await db.destroy();
    expect(reasons).toEqual([
      expect.stringMatching(/^DatabaseUnavailable: Postgres accepts no writes, .* \(25006\)\.$/),
      'QueryFailedError 42703.',
      expect.stringMatching(/^DatabaseUnavailable: Postgres ended the connection, .* \((57P01|08006)\)\.$/),
    ]);
  });

  it('names the code of what the operating system refuses', () => {
    expect(reasonOf(Object.assign(new Error('no room for Sophea'), { code: 'ENOSPC' }))).toBe('Error ENOSPC.');
    expect(reasonOf(Object.assign(new Error('Sophea'), { code: 'Sophea' }))).toBe('Error.');
  });

  it('says who holds a lock, so that somebody can end that connection', () => {
    const reason = reasonOf(new LockHeld('Another connection holds the lock: homeward_api (process 7).'));
    expect(reason).toBe('LockHeld: Another connection holds the lock: homeward_api (process 7).');
  });
});
