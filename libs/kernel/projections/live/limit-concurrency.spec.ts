import { limitConcurrency, limitPerPerson } from './limit-concurrency.js';

const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
};

/** Work that ends at a signal. */
const working = () => {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const work = (name: string) => () => {
    begun.push(name);
    return new Promise<string>((end) => ends.push(() => end(name)));
  };
  return { begun, work, endNext: () => ends.shift()?.() };
};

it('runs so many at a time, and the others in the order of their arrival', async () => {
  const { begun, work, endNext } = working();
  const inTurn = limitConcurrency(2);
  const all = ['a', 'b', 'c', 'd'].map((name) => inTurn(work(name)));
  await turns();
  expect(begun).toEqual(['a', 'b']);
  for (const _ of all) {
    endNext();
    await turns();
  }
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd']);
});

it('leaves places to others, however much one person asks', async () => {
  const { begun, work, endNext } = working();
  const inTurn = limitPerPerson({ all: 3, each: 2 });
  const all = [...Array.from({ length: 30 }, () => 'sokha'), 'bopha'].map((who) => inTurn(who, work(who)));
  await turns();
  expect(begun).toEqual(['sokha', 'sokha', 'bopha']);
  for (const _ of all) {
    endNext();
    await turns();
  }
  await Promise.all(all);
  expect(begun).toHaveLength(31);
});

it('gives the place of work that failed to the next', async () => {
  const inTurn = limitPerPerson({ all: 1, each: 1 });
  const failing = inTurn('sokha', () => Promise.reject(new Error('cut')));
  const next = inTurn('bopha', async () => 'done');
  await expect(failing).rejects.toThrow('cut');
  expect(await next).toBe('done');
});
