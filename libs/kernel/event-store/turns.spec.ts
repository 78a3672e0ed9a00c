import { Turns } from './turns.js';

describe('turns', () => {
  it('turns are taken one at a time for each name, in order, even after a failure; other names do not wait', async () => {
    const turns = new Turns();
    const seen: string[] = [];
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const first = turns.take('a', async () => {
      await held;
      seen.push('a1');
      throw new Error('failed');
    });
    const second = turns.take('a', async () => seen.push('a2'));
    await turns.take('b', async () => seen.push('b1'));
    release();
    await expect(first).rejects.toThrow('failed');
    await second;
    expect(seen).toEqual(['b1', 'a1', 'a2']);
  });
});
