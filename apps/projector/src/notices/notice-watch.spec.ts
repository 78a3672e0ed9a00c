import * as timers from 'node:timers/promises';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';

// no clock that is set by hand reaches the promises of Node
jest.unstable_mockModule('node:timers/promises', () => ({
  ...timers,
  setTimeout: (milliseconds: number, value: undefined, { signal }: { readonly signal: AbortSignal }) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const timer = setTimeout(resolve, milliseconds, value);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        reject(signal.reason);
      });
    }),
}));
const { NoticeWatch } = await import('./notice-watch.js');

const NONE = undefined as never;
const MINUTE_MS = 60_000;

const warned: unknown[] = [];
Logger.overrideLogger({ log: () => {}, error: () => {}, warn: (reason: unknown) => void warned.push(reason) });

/** A watch that notes when it looks, instead of looking. */
const startWatch = () => {
  const watch = new NoticeWatch(NONE, NONE, NONE, NONE, NONE, { storeContext: {} } as never);
  const since = Date.now();
  const looks: number[] = [];
  const look = jest.spyOn(watch, 'look').mockImplementation(async (now) => {
    looks.push(now.getTime() - since);
  });
  watch.onApplicationBootstrap();
  return { watch, looks, look };
};

beforeEach(() => {
  jest.useFakeTimers();
  warned.length = 0;
});
afterEach(() => jest.useRealTimers());

describe('the watch for what no event tells', () => {
  it('looks at its start, and then every minute', async () => {
    const { watch, looks } = startWatch();
    expect(looks).toEqual([0]);
    await jest.advanceTimersByTimeAsync(MINUTE_MS - 1);
    expect(looks).toEqual([0]);
    await jest.advanceTimersByTimeAsync(1 + 2 * MINUTE_MS);
    expect(looks).toEqual([0, MINUTE_MS, 2 * MINUTE_MS, 3 * MINUTE_MS]);
    await watch.beforeApplicationShutdown();
  });

  it('looks again a minute after a look that failed, which it logs', async () => {
    const { watch, looks, look } = startWatch();
    look.mockRejectedValueOnce(new Error('There is no database.'));
    await jest.advanceTimersByTimeAsync(MINUTE_MS);
    // the message of an error may quote an entry
    expect([looks, warned]).toEqual([
      [0],
      ['NOTICES_FAILED: What is due could not be looked up, and is later. Error.'],
    ]);
    await jest.advanceTimersByTimeAsync(MINUTE_MS);
    expect(looks).toEqual([0, 2 * MINUTE_MS]);
    await watch.beforeApplicationShutdown();
  });

  it('waits for no minute when the process ends, and looks no more', async () => {
    const { watch, looks } = startWatch();
    await watch.beforeApplicationShutdown();
    await jest.advanceTimersByTimeAsync(2 * MINUTE_MS);
    expect(looks).toEqual([0]);
  });
});
