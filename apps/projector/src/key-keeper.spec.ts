import { Logger } from '@nestjs/common';
import { EPOCH } from '#keys';
import { MemoryKeyWrapper, firstEpoch, freshKeys, until } from '#keys/testing';
import { KeyKeeper } from './key-keeper.js';

Logger.overrideLogger(false);

let keys: Awaited<ReturnType<typeof freshKeys>>;
beforeEach(async () => {
  keys = await freshKeys();
});
afterEach(() => keys.drop());

describe('the keeper of the keys', () => {
  it('ends an epoch that is over, as soon as it starts', async () => {
    const kept = firstEpoch(new Date(Date.now() - EPOCH));
    const wrapper = new MemoryKeyWrapper(kept);
    await (await keys.store(wrapper)).toSeal('her', 'identity');
    const keeper = new KeyKeeper(await keys.database(), wrapper);
    keeper.onApplicationBootstrap();
    await until(() => kept.oldest === 2);
    await keeper.beforeApplicationShutdown();
    expect(kept.keys).toHaveLength(2);
  });

  it('stops while it waits, and is not stopped by what is away', async () => {
    const wrapper = new MemoryKeyWrapper(firstEpoch());
    wrapper.epochs = () => Promise.reject(new Error('It is away.'));
    const keeper = new KeyKeeper(await keys.database(), wrapper);
    keeper.onApplicationBootstrap();
    await expect(keeper.beforeApplicationShutdown()).resolves.toBeUndefined();
  });
});
