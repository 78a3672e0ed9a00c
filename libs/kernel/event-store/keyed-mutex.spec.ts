import { KeyedMutex } from './keyed-mutex.js';

describe('turns', () => {
  it('turns are taken one at a time for each name, in order, even after a failure; other names do not wait', async () => {
    const mutex = new KeyedMutex();
    const seen: string[] = [];
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const first = mutex.run('a', async () => {
      await held;
      seen.push('a1');
      throw new Error('failed');
    });
    const second = mutex.run('a', async () => seen.push('a2'));
    await mutex.run('b', async () => seen.push('b1'));
    release();
    await expect(first).rejects.toThrow('failed');
    await second;
    expect(seen).toEqual(['b1', 'a1', 'a2']);
  });
});
