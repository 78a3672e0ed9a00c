import { randomUUID, type KeyObject } from 'node:crypto';
import { jest } from '@jest/globals';
import pg from 'pg';
import { PERSONAL_CLASSES } from '#kernel/decider';
import { KeyDatabase } from './key-database.js';
import { KeysDestroyed } from './key-store.js';
import { PostgresKeyStore } from './postgres.key-store.js';
import { freshKeys } from './testing/keys.js';
import { MemoryKeyWrapper, firstEpoch } from './wrapping/testing/memory.key-wrapper.js';

let keys: Awaited<ReturnType<typeof freshKeys>>;
let wrapper: MemoryKeyWrapper;
beforeEach(async () => {
  keys = await freshKeys();
  wrapper = new MemoryKeyWrapper(firstEpoch());
});
afterEach(() => keys.drop());

describe('the key of a subject and class', () => {
  it('is created on first use, and differs for each class and subject', async () => {
    const store = await keys.store(wrapper);
    const ids = new Set<string>();
    for (const subject of [randomUUID(), randomUUID()]) {
      for (const personalClass of PERSONAL_CLASSES) ids.add((await store.encryptionKeyOf(subject, personalClass)).id);
    }
    expect(ids.size).toBe(10);
  });

  it('is one, however many processes need it first', async () => {
    const stores = await Promise.all([1, 2, 3, 4].map(() => keys.store(wrapper)));
    for (let round = 0; round < 20; round++) {
      const subject = randomUUID();
      const held = await Promise.all(stores.map(async (store) => store.encryptionKeyOf(subject, 'health')));
      expect(new Set(held.map(({ id, key }) => id + key.export().toString('hex'))).size).toBe(1);
    }
  });

  it('is created for many at once and kept in memory, and it says who had none before', async () => {
    const store = await keys.store(wrapper);
    const [known, ...others] = Array.from({ length: 20 }, () => randomUUID());
    const before = await store.encryptionKeyOf(known!, 'health');
    expect(await store.makeForAll([known!, ...others])).toEqual(new Set(others));
    expect(await store.encryptionKeyOf(known!, 'health')).toEqual(before);
    const made = store.encryptionKeyOf(others[0]!, 'identity');
    expect(made).not.toBeInstanceOf(Promise);
    const { id, key } = await made;
    const elsewhere = await keys.store(wrapper);
    expect((await elsewhere.decryptionKeyOf(others[0]!, id)) as typeof key).toEqual(key);
    expect(await elsewhere.makeForAll(others)).toEqual(new Set());
  });

  it('is not created again, among many, for an erased subject', async () => {
    const store = await keys.store(wrapper);
    const erased = randomUUID();
    await store.destroy(erased);
    expect(await store.makeForAll([erased])).toEqual(new Set());
    await expect((async () => store.encryptionKeyOf(erased, 'identity'))()).rejects.toThrow(KeysDestroyed);
  });

  it('is read in one query with the keys of all subjects requested in the same turn, and opens only its own', async () => {
    const made = await keys.store(wrapper);
    const subjects = Array.from({ length: 50 }, () => randomUUID());
    await made.makeForAll(subjects);
    const keysOfAll = await Promise.all(subjects.map(async (subject) => made.encryptionKeyOf(subject, 'identity')));
    const database = await keys.database();
    const query = jest.spyOn(database, 'query');
    const store = PostgresKeyStore.withoutCache(database, wrapper);
    const stranger = randomUUID();
    const opened = [...subjects, stranger].map(async (subject, index) =>
      store.decryptionKeyOf(subject, keysOfAll[index % 50]!.id),
    );
    const all = await Promise.all(opened);
    expect(all.slice(0, 50).map((key) => (key as KeyObject).export())).toEqual(
      keysOfAll.map(({ key }) => key.export()),
    );
    expect(all[50]).toBeUndefined();
    // the unknown key is looked up a second time
    expect(query).toHaveBeenCalledTimes(2);
    await store.onApplicationShutdown();
  });

  it('is stored in wrapped form only', async () => {
    const store = await keys.store(wrapper);
    const subject = randomUUID();
    const { key } = await store.encryptionKeyOf(subject, 'identity');
    const rows = await keys.rowsOf(subject);
    expect(rows).toHaveLength(5);
    expect(rows.some(({ wrapped }) => wrapped!.includes(key.export()))).toBe(false);
  });

  it('is used from memory, without a query, for less than a minute', async () => {
    let now = 0;
    const store = await keys.store(wrapper, { now: () => now });
    const subject = randomUUID();
    const { id, key } = await store.encryptionKeyOf(subject, 'identity');
    now = 54_000;
    expect(store.encryptionKeyOf(subject, 'identity')).toEqual({ id, key });
    expect(store.decryptionKeyOf(subject, id)).toBe(key);
    now = 56_000;
    expect(store.encryptionKeyOf(subject, 'identity')).toBeInstanceOf(Promise);
    expect((await store.encryptionKeyOf(subject, 'identity')).id).toBe(id);
  });

  it('opens in another process what was created after that process last looked', async () => {
    const [one, other] = [await keys.store(wrapper), await keys.store(wrapper)];
    const subject = randomUUID();
    expect(await other.decryptionKeyOf(subject, randomUUID())).toBeUndefined();
    const { id, key } = await one.encryptionKeyOf(subject, 'contact');
    expect((await other.decryptionKeyOf(subject, id)) as typeof key).toEqual(key);
  });

  it('opens nothing of another subject', async () => {
    const store = await keys.store(wrapper);
    const { id } = await store.encryptionKeyOf(randomUUID(), 'contact');
    expect(await store.decryptionKeyOf(randomUUID(), id)).toBeUndefined();
  });

  it('is refused where it was moved into the row of another subject', async () => {
    const [source, target] = [randomUUID(), randomUUID()];
    const store = await keys.store(wrapper);
    for (const subject of [source, target]) await store.encryptionKeyOf(subject, 'contact');
    const database = await keys.database();
    await database.query(
      `UPDATE data_key SET wrapped = (SELECT wrapped FROM data_key WHERE subject = $1 AND class = 'contact')
      WHERE subject = $2 AND class = 'contact'`,
      [source, target],
    );
    await expect((await keys.store(wrapper)).encryptionKeyOf(target, 'contact')).rejects.toThrow(
      'belongs to another person',
    );
  });
});

describe('the tables of the keys', () => {
  it('are in their schema, and written to disk synchronously, whatever the URL says', async () => {
    const url = new URL(process.env.TEST_POSTGRES_URL!);
    url.searchParams.set('options', '-c synchronous_commit=off -c search_path=public');
    const other = await freshKeys(url.href);
    const database = await other.database();
    const asked = `SELECT current_setting('search_path') AS path, current_setting('synchronous_commit') AS commit`;
    expect(await database.query(asked)).toEqual([{ path: other.schema, commit: 'on' }]);
    await other.drop();
  });

  it('are created by the process that starts first, also when several start at once', async () => {
    const opened = await Promise.all(Array.from({ length: 6 }, () => keys.database()));
    expect(await opened[0]!.query('SELECT oldest FROM epoch')).toEqual([{ oldest: 0 }]);
  });

  it('are refused with a sentence to a role without the right to them', async () => {
    const admin = new pg.Client(process.env.TEST_POSTGRES_URL!);
    await admin.connect();
    await keys.database();
    const role = `nobody_${keys.schema}`;
    await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD 'no'`);
    await admin.query(`GRANT CONNECT ON DATABASE homeward TO ${role}`);
    const url = new URL(process.env.TEST_POSTGRES_URL!);
    url.username = role;
    url.password = 'no';
    await expect(KeyDatabase.open(url.href, keys.schema, { waitMs: 0 })).rejects.toThrow(
      'may not use the tables of the keys. Start the projector',
    );
    await admin.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
    await admin.end();
  });
});
