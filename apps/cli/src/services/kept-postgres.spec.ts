import { jest } from '@jest/globals';
import type { EmbeddedPostgres } from '#embedded/postgres';
import { POSTGRES_STOP_MAX_MS, keepPostgresRunning } from './kept-postgres.js';

const turn = () => new Promise(setImmediate);

/** A Postgres that has died, and is started again: that start ends when the spec says so. */
const restarting = async () => {
  let stops = 0;
  const server = (exited: Promise<{ asked: boolean }>) =>
    ({ urlFor: () => 'postgres://', stop: async () => void stops++, exited }) as unknown as EmbeddedPostgres;
  let finish = (): void => undefined;
  const starts = [
    Promise.resolve(server(Promise.resolve({ asked: false }))),
    new Promise<EmbeddedPostgres>((resolve) => (finish = () => resolve(server(new Promise(() => undefined))))),
  ];
  const kept = await keepPostgresRunning(
    { folder: '/nowhere' },
    () => undefined,
    () => starts.shift()!,
  );
  await turn();
  expect(starts).toEqual([]);
  return { kept, finish: () => finish(), countStops: () => stops };
};

afterEach(() => void jest.useRealTimers());

it('a Postgres that is just restarting is stopped once it has started', async () => {
  const { kept, finish, countStops } = await restarting();
  const stopped = kept.stop();
  await turn();
  expect(countStops()).toBe(0);
  finish();
  await stopped;
  expect(countStops()).toBe(1);
});

it('a stop does not wait for one that recovers for a long time, which the next start adopts', async () => {
  const { kept, countStops } = await restarting();
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
  const stopped = kept.stop();
  await jest.advanceTimersByTimeAsync(POSTGRES_STOP_MAX_MS);
  await stopped;
  expect(countStops()).toBe(0);
});
