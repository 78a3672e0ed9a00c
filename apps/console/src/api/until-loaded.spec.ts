import { untilLoaded } from './until-loaded.js';

/** A part that comes at the last of so many attempts. */
const comingAt = (attempt: number) => {
  let attempts = 0;
  return async () => {
    if (++attempts < attempt) throw new TypeError('Failed to fetch dynamically imported module');
    return `at attempt ${attempts}`;
  };
};

describe('a part of the console', () => {
  it('is loaded at once where it comes', async () => {
    const waits: number[] = [];
    expect(await untilLoaded(comingAt(1), async (ms) => void waits.push(ms))).toBe('at attempt 1');
    expect(waits).toEqual([]);
  });

  it('is asked for again, after longer and longer, until the network is back', async () => {
    const waits: number[] = [];
    expect(await untilLoaded(comingAt(10), async (ms) => void waits.push(ms))).toBe('at attempt 10');
    expect(waits).toHaveLength(9);
    expect(waits[0]).toBeLessThan(2_000);
    expect(Math.max(...waits)).toBeLessThanOrEqual(30_000);
    expect(waits.at(-1)!).toBeGreaterThan(waits[0]!);
  });
});
