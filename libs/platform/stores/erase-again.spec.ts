import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ERASED } from '#kernel/decider';
import {
  FileKeyWrapper,
  KeyedSealing,
  ProvenKeyWrapper,
  Tombstones,
  makeKeyFile,
  type KeyDatabase,
} from '#security/keys';
import { freshKeys } from '#security/keys/testing';
import { erasuresFirst } from './erasures-first.js';
import { eraseAgain } from './keys.providers.js';

let folder: string;
let keys: Awaited<ReturnType<typeof freshKeys>>;
let database: KeyDatabase;
let tombstones: Tombstones;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'homeward-restored-'));
  makeKeyFile(join(folder, 'epochs.json'), false);
  tombstones = new Tombstones(join(folder, 'tombstones.ndjson'));
  keys = await freshKeys();
  database = await keys.database();
});
afterEach(async () => {
  await keys.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** A store and a seal, as a process has them before it knows of any erasure. */
const process = async () => {
  const wrapper = await ProvenKeyWrapper.over(FileKeyWrapper.at(join(folder, 'epochs.json')), database);
  const store = await keys.store(wrapper);
  return { store, sealing: new KeyedSealing(store) };
};
const TABLES = ['data_key', 'epoch', 'erasure', 'epoch_check'];
const dump = async () =>
  Promise.all(TABLES.map(async (table) => [table, await database.query(`SELECT * FROM ${table}`)] as const));
const restore = async (dumped: Awaited<ReturnType<typeof dump>>) => {
  for (const [table, rows] of dumped) {
    await database.query(`DELETE FROM ${table}`);
    for (const row of rows)
      await database.query(
        `INSERT INTO ${table} (${Object.keys(row).join()}) VALUES (${Object.keys(row)
          .map((_, index) => `$${index + 1}`)
          .join()})`,
        Object.values(row),
      );
  }
};

describe('a database of the keys that was restored from before an erasure, under the key file of today', () => {
  /** Log and keys are of the same time: neither has the erasure, and the log was read to its end. */
  const restoreKeys = async () => {
    const subject = randomUUID();
    const place = { stream: `survivor-${subject}`, eventId: 'e', type: 'Met', personalClass: 'identity' } as const;
    const before = await process();
    const sealed = await before.sealing.seal(place, { name: 'Sophea' });
    await before.store.followed(7n);
    const dumped = await dump();
    tombstones.add({ subject, requestId: randomUUID(), at: new Date().toISOString() });
    await before.store.destroy(subject);
    await restore(dumped);
    const { store, sealing } = await process();
    expect(await sealing.open(place, sealed)).toEqual({ name: 'Sophea' }); // the dump itself can be opened
    return { subject, place, sealed, store };
  };
  const log = { last: async () => ({ position: 7n }) as never };

  it('opens nothing of the erased survivor, not even for the first request', async () => {
    const { place, sealed, store } = await restoreKeys();
    await eraseAgain(store, tombstones);
    const sealing = new KeyedSealing(store, await erasuresFirst(store, log, tombstones, 0));
    expect(await sealing.open(place, sealed)).toBe(ERASED);
    await expect((await process()).sealing.seal(place, {})).rejects.toThrow(
      'personal data of this survivor was erased',
    );
  });

  it('answers nothing in a process that may not destroy keys, until one that may has done so', async () => {
    const { place, sealed, store } = await restoreKeys();
    const reader = await process();
    const sealing = new KeyedSealing(reader.store, await erasuresFirst(reader.store, log, tombstones, 0));
    await expect(sealing.open(place, sealed)).rejects.toThrow('Erasures are being carried out once more');
    await eraseAgain(store, tombstones);
    expect(await sealing.open(place, sealed)).toBe(ERASED);
  });
});

describe('an installation of a version without tombstones', () => {
  it('gets one for every survivor whose keys were destroyed, once', async () => {
    const { store } = await process();
    const [erased, other] = [randomUUID(), randomUUID()];
    await store.destroy(erased);
    await store.encryptionKeyOf(other, 'identity');
    for (let start = 0; start < 2; start++) await eraseAgain(store, tombstones);
    expect(tombstones.all()).toEqual([{ subject: erased, requestId: null, at: expect.any(String) }]);
  });
});
