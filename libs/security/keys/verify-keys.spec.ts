import { randomUUID } from 'node:crypto';
import { KeyRotation, EPOCH_MS } from './key-rotation.js';
import { freshKeys } from './testing/keys.js';
import { MemoryKeyWrapper, firstEpoch } from './wrapping/testing/memory.key-wrapper.js';
import { verifyKeys } from './verify-keys.js';

let keys: Awaited<ReturnType<typeof freshKeys>>;
beforeEach(async () => {
  keys = await freshKeys();
});
afterEach(() => keys.drop());

describe('opening every wrapped key', () => {
  it('counts those that open and those that are destroyed, over many pages', async () => {
    const wrapper = new MemoryKeyWrapper(firstEpoch());
    const store = await keys.store(wrapper);
    const subjects = Array.from({ length: 210 }, () => randomUUID());
    await store.makeForAll(subjects);
    await store.destroy(subjects[0]!);
    const verified = await verifyKeys(await keys.database(), wrapper);
    expect(verified).toEqual({ keys: 209 * 5, destroyed: 5, bad: [] });
  });

  it('names keys that were altered or moved, or whose epoch is gone', async () => {
    const epochs = firstEpoch();
    const wrapper = new MemoryKeyWrapper(epochs);
    const store = await keys.store(wrapper);
    const database = await keys.database();
    const [one, other] = [randomUUID(), randomUUID()];
    const altered = (await store.encryptionKeyOf(one, 'health')).id;
    const gone = (await store.encryptionKeyOf(other, 'contact')).id;
    await new KeyRotation(database, wrapper).advance(new Date(Date.now() + EPOCH_MS));
    await database.query(
      `UPDATE data_key SET wrapped = set_byte(wrapped, 20, get_byte(wrapped, 20) # 1) WHERE id = $1`,
      [altered],
    );
    await database.query('UPDATE data_key SET epoch = 1 WHERE id = $1', [gone]);
    const { keys: all, bad } = await verifyKeys(database, wrapper);
    expect(all).toBe(10);
    expect(bad.toSorted((left, right) => left.class.localeCompare(right.class))).toEqual([
      { id: gone, class: 'contact', why: 'its epoch 1 is gone' },
      { id: altered, class: 'health', why: 'it was altered, or belongs to another person' },
    ]);
  });
});
