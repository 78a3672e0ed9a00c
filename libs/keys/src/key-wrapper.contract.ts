import { randomBytes } from 'node:crypto';
import { BrokenWrapping, EpochGone, type KeyWrapper } from './key-wrapper.js';

export interface Wrappers {
  /** Of another process, over the same keys. */
  readonly another: () => KeyWrapper;
  readonly close: () => Promise<void>;
}

/** What every wrapper must do, whoever keeps its keys. */
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
    const wrapped = await wrapper.wrap(key, 'hers');
    expect(wrapped.epoch).toBe(1);
    expect(wrapped.bytes.includes(key)).toBe(false);
    expect(await wrappers.another().unwrap(wrapped, 'hers')).toEqual(key);
  });

  it('never wraps alike', async () => {
    expect((await wrapper.wrap(key, 'hers')).bytes).not.toEqual((await wrapper.wrap(key, 'hers')).bytes);
  });

  it('does not open what belongs to another, or was altered', async () => {
    const { epoch, bytes } = await wrapper.wrap(key, 'hers');
    await expect(wrapper.unwrap({ epoch, bytes }, 'his')).rejects.toThrow(BrokenWrapping);
    const altered = Buffer.from(bytes);
    const at = altered.length - 4;
    altered[at] = altered[at] === 65 ? 66 : 65;
    await expect(wrapper.unwrap({ epoch, bytes: altered }, 'hers')).rejects.toThrow(BrokenWrapping);
  });

  it('begins an epoch, and still opens what is of the one before', async () => {
    const other = wrappers.another();
    const old = await other.wrap(key, 'hers');
    await wrapper.rotate(1);
    const { current, oldest } = await other.epochs();
    expect([current.number, oldest]).toEqual([2, 1]);
    expect(Math.abs(current.began.getTime() - Date.now())).toBeLessThan(10_000);
    expect((await other.wrap(key, 'hers')).epoch).toBe(2);
    expect(await other.unwrap(old, 'hers')).toEqual(key);
  });

  it('begins one epoch when two ask for it, and none when somebody has', async () => {
    await wrapper.rotate(1);
    await wrappers.another().rotate(1);
    expect((await wrapper.epochs()).current.number).toBe(2);
  });

  it('destroys an epoch for ever, and again without harm', async () => {
    const old = await wrapper.wrap(key, 'hers');
    await wrapper.rotate(1);
    const young = await wrapper.wrap(key, 'hers');
    for (const each of [wrapper, wrappers.another()]) await each.destroyBefore(2);
    expect((await wrapper.epochs()).oldest).toBe(2);
    await expect(wrapper.unwrap(old, 'hers')).rejects.toThrow(EpochGone);
    expect(await wrapper.unwrap(young, 'hers')).toEqual(key);
  });
};
