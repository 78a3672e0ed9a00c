import { randomBytes } from 'node:crypto';
import { BrokenWrapping, EpochGone, type KeyWrapper } from './key-wrapper.js';

export interface Wrappers {
  /** Another process's wrapper over the same keys. */
  readonly another: () => KeyWrapper;
  readonly close: () => Promise<void>;
}

/** What every wrapper must do, wherever its keys are. */
export const keyWrapperContract = (begin: () => Promise<Wrappers>): void => {
  const key = randomBytes(32);
  let wrappers: Wrappers;
  let wrapper: KeyWrapper;
  beforeEach(async () => {
    wrappers = await begin();
    wrapper = wrappers.another();
  });
  afterEach(() => wrappers.close());

  it('opens what it has wrapped, in another process as well', async () => {
    const wrapped = await wrapper.wrap(key, 'own');
    expect(wrapped.epoch).toBe(1);
    expect(wrapped.bytes.includes(key)).toBe(false);
    expect(await wrappers.another().unwrap(wrapped, 'own')).toEqual(key);
  });

  it('never wraps to the same bytes twice', async () => {
    expect((await wrapper.wrap(key, 'own')).bytes).not.toEqual((await wrapper.wrap(key, 'own')).bytes);
  });

  it('does not open what belongs to another key, or was altered', async () => {
    const { epoch, bytes } = await wrapper.wrap(key, 'own');
    await expect(wrapper.unwrap({ epoch, bytes }, 'another')).rejects.toThrow(BrokenWrapping);
    const altered = Buffer.from(bytes);
    const at = altered.length - 4;
    altered[at] = altered[at] === 65 ? 66 : 65;
    await expect(wrapper.unwrap({ epoch, bytes: altered }, 'own')).rejects.toThrow(BrokenWrapping);
  });

  it('begins an epoch, and still opens what the one before has wrapped', async () => {
    const other = wrappers.another();
    const old = await other.wrap(key, 'own');
    await wrapper.rotate(1);
    const { current, oldest } = await other.epochs();
    expect([current.number, oldest]).toEqual([2, 1]);
    expect(Math.abs(current.began.getTime() - Date.now())).toBeLessThan(10_000);
    expect((await other.wrap(key, 'own')).epoch).toBe(2);
    expect(await other.unwrap(old, 'own')).toEqual(key);
  });

  it('begins one epoch when two ask for it, and none when it has begun already', async () => {
    await wrapper.rotate(1);
    await wrappers.another().rotate(1);
    expect((await wrapper.epochs()).current.number).toBe(2);
  });

  it('destroys an epoch for ever, and again without harm', async () => {
    const old = await wrapper.wrap(key, 'own');
    await wrapper.rotate(1);
    const young = await wrapper.wrap(key, 'own');
    for (const each of [wrapper, wrappers.another()]) await each.destroyBefore(2);
    expect((await wrapper.epochs()).oldest).toBe(2);
    await expect(wrapper.unwrap(old, 'own')).rejects.toThrow(EpochGone);
    expect(await wrapper.unwrap(young, 'own')).toEqual(key);
  });
};
