import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { KeyDatabase } from './key-database.js';
import { keysRoleFault } from './key-faults.js';
import { EPOCH_MS, KeyRotation } from './key-rotation.js';
import { PostgresKeyStore } from './postgres.key-store.js';
import { ProvenKeyWrapper } from './wrapping/proven.key-wrapper.js';
import { MemoryKeyWrapper, firstEpoch } from './wrapping/testing/memory.key-wrapper.js';

type KeysRole = 'homeward_keys' | 'homeward_keys_api' | 'homeward_keys_projector';

const superuserUrl = (): string => process.env.TEST_POSTGRES_URL!;

const name = `keys_${randomUUID().replaceAll('-', '')}`;
const inIt = (url: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).href;
const as = (role: KeysRole): string =>
  inIt((JSON.parse(process.env.TEST_ROLE_URLS!) as Record<KeysRole, string>)[role]);
const asSuperuser = async (url: string, statement: string) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
};

let open: { onApplicationShutdown(): Promise<void> }[];
const epochs = firstEpoch();
const aProcess = async (role: KeysRole) => {
  const database = await KeyDatabase.open(as(role), 'keys', { waitMs: 0 });
  open.push(database);
  const wrapper = await ProvenKeyWrapper.over(new MemoryKeyWrapper(epochs), database, { timeoutMs: 0 });
  const store = await PostgresKeyStore.over(database, wrapper);
  open.push(store);
  return { database, wrapper, store };
};

beforeAll(async () => {
  await asSuperuser(superuserUrl(), `CREATE DATABASE ${name}`);
  await asSuperuser(inIt(superuserUrl()), 'CREATE SCHEMA keys AUTHORIZATION homeward_keys');
});
afterAll(() => asSuperuser(superuserUrl(), `DROP DATABASE ${name} WITH (FORCE)`));
beforeEach(() => {
  open = [];
});
afterEach(async () => {
  for (const each of open.toReversed()) await each.onApplicationShutdown();
});

it('a query that is never answered ends, and its connection is not used again', async () => {
  const database = await KeyDatabase.open(superuserUrl(), name, { queryTimeoutMs: 1_000 });
  open.push(database);
  await expect(database.query('SELECT pg_sleep(60)')).rejects.toThrow('The keys cannot be reached right now.');
  await expect(database.transaction((query) => query('SELECT pg_sleep(60)'))).rejects.toThrow('right now');
  expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await asSuperuser(superuserUrl(), `DROP SCHEMA ${name} CASCADE`);
});

describe('the roles of the keys', () => {
  it('wait for the owner, who creates the tables and grants', async () => {
    for (const role of ['homeward_keys_api', 'homeward_keys_projector'] as const)
      await expect(KeyDatabase.open(as(role), 'keys', { waitMs: 0 })).rejects.toThrow('Start the projector');
    const waiting = KeyDatabase.open(as('homeward_keys_api'));
    await KeyDatabase.migrate(as('homeward_keys'));
    open.push(await waiting);
  });

  it('let the API create and read keys, and nothing else', async () => {
    await KeyDatabase.migrate(as('homeward_keys'));
    await aProcess('homeward_keys_projector');
    const { database, store } = await aProcess('homeward_keys_api');
    const subject = randomUUID();
    const { id } = await store.encryptionKeyOf(subject, 'identity');
    expect(await database.mayDestroy()).toBe(false);
    for (const statement of [
      `DELETE FROM data_key`,
      `UPDATE data_key SET wrapped = NULL, epoch = NULL, destroyed_at = now()`,
      `UPDATE data_key SET wrapped = '\\x00'`,
      `UPDATE epoch SET oldest = 99`,
      `UPDATE erasure SET up_to = 99`,
      `INSERT INTO epoch_check (number, proof) VALUES (2, '\\x00')`,
      `UPDATE key_health SET bad = 0`,
      `TRUNCATE data_key`,
      `DROP TABLE data_key`,
      `CREATE TABLE more ()`,
    ])
      await expect(database.query(statement)).rejects.toThrow(/permission denied|must be owner/);
    await expect(store.destroy(subject)).rejects.toThrow('permission denied');
    expect(await store.decryptionKeyOf(subject, id)).toBeDefined();
  });

  it('let the projector destroy keys and end epochs, but delete nothing', async () => {
    await KeyDatabase.migrate(as('homeward_keys'));
    const { database, wrapper, store } = await aProcess('homeward_keys_projector');
    const [erased, living] = [randomUUID(), randomUUID()];
    for (const subject of [erased, living]) await store.encryptionKeyOf(subject, 'identity');
    expect(await store.destroy(erased)).toHaveLength(5);
    await store.followed(7n);
    await new KeyRotation(database, wrapper).advance(new Date(Date.now() + EPOCH_MS));
    expect([epochs.oldest, epochs.keys.length]).toEqual([2, 2]);
    for (const statement of ['DELETE FROM data_key', 'DELETE FROM epoch_check', 'DROP TABLE data_key'])
      await expect(database.query(statement)).rejects.toThrow(/permission denied|must be owner/);
  });

  it('are refused in production where they are mixed up', async () => {
    await KeyDatabase.migrate(as('homeward_keys'));
    const api = { mayDestroy: false };
    expect(await keysRoleFault(as('homeward_keys_api'), api)).toBeUndefined();
    expect(await keysRoleFault(as('homeward_keys_projector'), { mayDestroy: true })).toBeUndefined();
    expect(await keysRoleFault(as('homeward_keys_projector'), api)).toContain('of the API may destroy keys');
    expect(await keysRoleFault(as('homeward_keys'), api)).toContain('owns the keys');
  });
});
