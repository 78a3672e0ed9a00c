import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backoff } from './pauses.js';
import { TimeoutError, endsWithin, withTimeout } from './timeouts.js';

describe('timeouts', () => {
  it('a time limit ends a wait without an answer, and not earlier', async () => {
    await expect(withTimeout(new Promise(() => {}), 10)).rejects.toThrow(TimeoutError);
    expect(await withTimeout(Promise.resolve('yes'), 10)).toBe('yes');
    await expect(withTimeout(Promise.reject(new Error('no')), 10)).rejects.toThrow('no');
  });

  it('a time limit ends a wait with the error that the caller has for it, also where no time is left', async () => {
    const error = new Error('The line is too slow.');
    await expect(withTimeout(new Promise(() => {}), -1, () => error)).rejects.toBe(error);
  });

  it('a quiet time limit only says whether the work has ended', async () => {
    expect(await endsWithin(new Promise(() => {}), 10)).toBe(false);
    expect(await endsWithin(Promise.resolve('yes'), 10)).toBe(true);
    await expect(endsWithin(Promise.reject(new Error('no')), 10)).rejects.toThrow('no');
  });

  it('an answer that came while the process stood still counts, though the time is over', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'timeouts-'));
    const sent = join(folder, 'sent');
    const sender = spawn('sh', ['-c', 'echo answer; touch "$0"', sent]);
    const started = performance.now();
    const answer = withTimeout(once(sender.stdout, 'data'), 20);
    while (!existsSync(sent) || performance.now() - started < 40); // stands still
    expect(String(await answer)).toBe('answer\n');
    rmSync(folder, { recursive: true });
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
