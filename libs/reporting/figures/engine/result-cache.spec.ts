import type { Counts } from './compute.js';
import { ResultCache } from './result-cache.js';

const of = (value: number): Counts => [
  [{ key: 'total', value, unit: 'number', numerator: value, base: null, previous: null }],
];

it('computes a repeated question once, also while it is still being computed', async () => {
  const { keep } = new ResultCache();
  let counted = 0;
  const count = async () => of(++counted);
  expect(await Promise.all([keep('2020', count), keep('2020', count)])).toEqual([of(1), of(1)]);
  expect(await keep('2020', count)).toEqual(of(1));
  expect(await keep('2021', count)).toEqual(of(2));
});

it('gives no caller the failure of another, and keeps none', async () => {
  const { keep } = new ResultCache();
  const failing = keep('2020', () => Promise.reject(new Error('The connection broke.')));
  const beside = keep('2020', async () => of(3));
  await expect(failing).rejects.toThrow('The connection broke.');
  expect(await beside).toEqual(of(3));
  expect(await keep('2020', async () => of(4))).toEqual(of(3));
});
