import { TimeoutError, withTimeout, backoff } from './timeouts.js';

describe('timeouts', () => {
  it('a time limit ends a wait without an answer, and not earlier', async () => {
    await expect(withTimeout(new Promise(() => {}), 10)).rejects.toThrow(TimeoutError);
    expect(await withTimeout(Promise.resolve('yes'), 10)).toBe('yes');
    await expect(withTimeout(Promise.reject(new Error('no')), 10)).rejects.toThrow('no');
  });

  it('pauses grow up to a limit, and differ between clients', () => {
    for (const attempt of [0, 3, 9, 50, 10_000]) {
      const pauses = Array.from({ length: 50 }, () => backoff(attempt, 1_000));
      expect(Math.max(...pauses)).toBeLessThanOrEqual(Math.min(1_000, 100 * 2 ** attempt));
      expect(Math.min(...pauses)).toBeGreaterThanOrEqual(0);
      expect(new Set(pauses).size).toBe(50);
    }
  });
});
