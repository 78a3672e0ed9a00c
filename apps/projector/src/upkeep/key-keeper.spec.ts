import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { pollUntil } from '#kernel/waiting/testing';
import { EPOCH_MS } from '#security/keys';
import { MemoryKeyWrapper, firstEpoch, freshKeys } from '#security/keys/testing';
import { KeyKeeper } from './key-keeper.js';

Logger.overrideLogger(false);

let keys: Awaited<ReturnType<typeof freshKeys>>;
beforeEach(async () => {
  keys = await freshKeys();
});
afterEach(() => keys.drop());

describe('the keeper of the keys', () => {
  it('ends an overdue epoch as soon as it starts', async () => {
    const kept = firstEpoch(new Date(Date.now() - EPOCH_MS));
    const wrapper = new MemoryKeyWrapper(kept);
    await (await keys.store(wrapper)).encryptionKeyOf('someone', 'identity');
    const keeper = new KeyKeeper(await keys.database(), wrapper);
    keeper.onApplicationBootstrap();
    await pollUntil(() => kept.oldest === 2);
    await keeper.beforeApplicationShutdown();
    expect(kept.keys).toHaveLength(2);
  });

  it('reports once which keys do not open', async () => {
    const error = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    const kept = firstEpoch(new Date(Date.now() - EPOCH_MS));
    const wrapper = new MemoryKeyWrapper(kept);
    const { id } = await (await keys.store(wrapper)).encryptionKeyOf('them', 'identity');
    const database = await keys.database();
    await database.query(`UPDATE data_key SET wrapped = '\\x00' WHERE id = $1`, [id]);
    for (let start = 0; start < 2; start++) {
      const keeper = new KeyKeeper(database, wrapper);
      keeper.onApplicationBootstrap();
      await pollUntil(() => error.mock.calls.length === start + 1);
      await keeper.beforeApplicationShutdown();
    }
    expect(error.mock.calls[0]![0]).toContain(`KEYS_BAD: Keys that do not open: ${id}. Restore these rows of data_key`);
    expect(await database.query('SELECT count(*)::int AS left FROM data_key WHERE epoch = 2')).toEqual([{ left: 4 }]);
    error.mockRestore();
  });

  it('stops while it waits, and survives an outage', async () => {
    const wrapper = new MemoryKeyWrapper(firstEpoch());
    wrapper.epochs = () => Promise.reject(new Error('It is away.'));
    const keeper = new KeyKeeper(await keys.database(), wrapper);
    keeper.onApplicationBootstrap();
    await expect(keeper.beforeApplicationShutdown()).resolves.toBeUndefined();
  });
});
