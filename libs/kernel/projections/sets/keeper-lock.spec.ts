import { randomUUID } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import { jest } from '@jest/globals';
import { DataSource } from 'typeorm';
import { viewsDatabase } from '../testing/database.js';
import { KeeperLock } from './keeper-lock.js';
import { requestOfSets } from './set-requests.js';
import { SetRequest } from './view-set.js';

let database: Awaited<ReturnType<typeof viewsDatabase>>;
const open: DataSource[] = [];
/** A process, as the database sees it. */
const processOf = async (hash: string) => {
  const db = await new DataSource({ type: 'postgres', url: database.url, entities: [SetRequest] }).initialize();
  open.push(db);
  let noteRequest = (): void => undefined;
  const requested = new Promise<void>((resolve) => (noteRequest = resolve));
  return { db, lock: new KeeperLock(db, hash, () => noteRequest()), requested };
};

beforeAll(async () => {
  database = await viewsDatabase();
});
afterEach(async () => {
  for (const db of open.splice(0)) if (db.isInitialized) await db.destroy();
});
afterAll(() => database.drop());

describe('the share of a process that keeps sets up to date', () => {
  it('shows others that it runs, and does not exclude another of its version', async () => {
    const [one, twin, other] = [await processOf('aaaa'), await processOf('aaaa'), await processOf('bbbb')];
    expect(await other.lock.isKept('aaaa')).toBe(false);
    await one.lock.hold();
    await twin.lock.hold();
    await one.lock.hold();
    await one.lock.release();
    expect(await other.lock.isKept('aaaa')).toBe(true);
    expect(await one.lock.isKept('bbbb')).toBe(false);
    await twin.lock.release();
    expect(await other.lock.isKept('aaaa')).toBe(false);
  });

  it('ends with its connection, and is taken again', async () => {
    const [one, other] = [await processOf('aaaa'), await processOf('bbbb')];
    await one.lock.hold();
    const cutConnections = () =>
      other.db.query(
        `SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
    await cutConnections();
    expect(await other.lock.isKept('aaaa')).toBe(false);
    await expect(one.lock.hold()).rejects.toThrow(/terminat|onnection|released/);
    await one.lock.hold();
    expect(await other.lock.isKept('aaaa')).toBe(true);
  });

  it('leaves nothing on a connection that goes back to the pool because it cannot listen', async () => {
    const [one, other] = [await processOf('aaaa'), await processOf('bbbb')];
    const runner = one.db.createQueryRunner();
    const client = (await runner.connect()) as EventEmitter;
    const listeners = () => ['notification', 'end'].map((name) => client.listenerCount(name));
    const [before, query] = [listeners(), runner.query.bind(runner)];
    jest
      .spyOn(runner, 'query')
      .mockImplementation(async (text: string, values?: Parameters<typeof runner.query>[1]) =>
        text.startsWith('LISTEN') ? Promise.reject(new Error('not now')) : query(text, values),
      );
    jest.spyOn(one.db, 'createQueryRunner').mockReturnValueOnce(runner);
    await expect(one.lock.hold()).rejects.toThrow('not now');
    expect(await other.lock.isKept('aaaa')).toBe(false);
    expect(listeners()).toEqual(before);
    await one.lock.hold();
    expect(await other.lock.isKept('aaaa')).toBe(true);
  });

  it('reports a request at once, and that its connection was lost', async () => {
    const [one, twin, other] = [await processOf('aaaa'), await processOf('aaaa'), await processOf('bbbb')];
    await one.lock.hold();
    await other.db.synchronize();
    const request = { id: randomUUID(), kind: 'rollback', version: null, requestedBy: 'rachana' } as const;
    await requestOfSets(other.db.manager, request);
    await one.requested;
    await twin.lock.hold();
    await other.db.query(
      `SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    await twin.requested;
  });
});
