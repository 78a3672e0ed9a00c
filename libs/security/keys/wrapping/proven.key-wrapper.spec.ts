import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileKeyWrapper } from './file.key-wrapper.js';
import { makeKeyFile } from '../files/key-file.js';
import { EPOCH_MS, KeyRotation } from '../key-rotation.js';
import { keyWrapperContract } from './key-wrapper.contract.js';
import { ProvenKeyWrapper } from './proven.key-wrapper.js';
import { freshKeys } from '../testing/keys.js';

let folder: string;
let file: string;
let keys: Awaited<ReturnType<typeof freshKeys>>;
let database: Awaited<ReturnType<typeof keys.database>>;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'homeward-proven-'));
  file = join(folder, 'epochs.json');
  keys = await freshKeys();
  database = await keys.database();
});
afterEach(async () => {
  await keys.drop();
  rmSync(folder, { recursive: true, force: true });
});

const openWrapper = (path = file) => ProvenKeyWrapper.over(FileKeyWrapper.at(path), database, { timeoutMs: 0 });
const another = (): string => {
  const path = join(folder, 'another.json');
  makeKeyFile(path, false);
  return path;
};
const aKey = async (wrapper: ProvenKeyWrapper) => (await keys.store(wrapper)).encryptionKeyOf('them', 'identity');
/** Leaves the tables as a version before check values did. */
const withoutChecks = () => database.query('DELETE FROM epoch_check');

describe('a wrapper that is proven', () => {
  keyWrapperContract(async () => {
    makeKeyFile(file, false);
    const first = await openWrapper();
    const others = [await openWrapper(), await openWrapper()];
    let next = 0;
    return { another: () => (next === 0 ? (next++, first) : others[next++ % 2]!), close: async () => undefined };
  });
});

describe('the start with a key file', () => {
  it('is refused where the file has the number and not the key of the epoch', async () => {
    makeKeyFile(file, false);
    await openWrapper();
    const wrong = another();
    await expect(openWrapper(wrong)).rejects.toThrow(
      `The key file ${wrong} is not the one that wrapped the keys in the database: its epoch 1 has another key.`,
    );
    await openWrapper();
  });

  it('is refused where the file is an older copy', async () => {
    makeKeyFile(file, false);
    const older = join(folder, 'older.json');
    copyFileSync(file, older);
    await (await openWrapper()).rotate(1);
    await expect(openWrapper(older)).rejects.toThrow(
      `The key file ${older} is older than the keys in the database: it ends with epoch 1, and they need epoch 2.`,
    );
  });

  it('is refused where the database is a week-old backup whose epoch has ended', async () => {
    makeKeyFile(file, false);
    const wrapper = await openWrapper();
    await aKey(wrapper);
    await FileKeyWrapper.at(file).rotate(1);
    await FileKeyWrapper.at(file).destroyBefore(2);
    await expect(openWrapper()).rejects.toThrow(`The key file ${file} opens none of the keys in the database`);
  });

  it('succeeds where a process died between beginning an epoch and recording its check value', async () => {
    makeKeyFile(file, false);
    await openWrapper();
    await FileKeyWrapper.at(file).rotate(1);
    await openWrapper();
    expect(await database.query('SELECT number FROM epoch_check ORDER BY number')).toEqual([
      { number: 1 },
      { number: 2 },
    ]);
  });
});

describe('an installation from a version without check values', () => {
  it('gets one where the key file opens an existing key, though another is damaged', async () => {
    makeKeyFile(file, false);
    await aKey(await openWrapper());
    await withoutChecks();
    await database.query(`UPDATE data_key SET wrapped = '\\x00' WHERE class = 'identity'`);
    await openWrapper();
    expect(await database.query('SELECT number FROM epoch_check')).toEqual([{ number: 1 }]);
  });

  it('gets none where the key file opens no existing key', async () => {
    makeKeyFile(file, false);
    await aKey(await openWrapper());
    await withoutChecks();
    const wrong = another();
    await expect(openWrapper(wrong)).rejects.toThrow(`The key file ${wrong} opens none of the keys in the database`);
    expect(await database.query('SELECT FROM epoch_check')).toEqual([]);
  });
});

describe('a running process', () => {
  it('stores no key that another key file has wrapped', async () => {
    makeKeyFile(file, false);
    const wrapper = await openWrapper();
    copyFileSync(another(), file);
    await expect(wrapper.wrap(randomBytes(32), 'theirs')).rejects.toThrow('its epoch 1 has another key');
    await expect(aKey(wrapper)).rejects.toThrow('its epoch 1 has another key');
    expect(await database.query('SELECT FROM data_key')).toEqual([]);
  });

  it('ends no epoch with another key file', async () => {
    makeKeyFile(file, false);
    const wrapper = await openWrapper();
    await aKey(wrapper);
    copyFileSync(another(), file);
    const rotation = new KeyRotation(database, wrapper);
    await expect(rotation.advance(new Date(Date.now() + EPOCH_MS))).rejects.toThrow('its epoch 1 has another key');
    expect(await database.query('SELECT DISTINCT epoch FROM data_key')).toEqual([{ epoch: 1 }]);
  });
});
