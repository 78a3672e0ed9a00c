import { jest } from '@jest/globals';
import { DataSource } from 'typeorm';
import { startLog } from '#platform/logging';
import { pollUntil } from '../testing/checkpoints.js';
import { RollUpWorker } from './roll-up-worker.js';

let looks: number;
let worker: RollUpWorker;
/** A database in which nothing is ever to be counted. */
const idle = (): DataSource => {
  const db = new DataSource({ type: 'postgres' });
  jest.spyOn(db, 'transaction').mockImplementation(async () => {
    looks += 1;
    return { counted: false };
  });
  return db;
};
const start = (unchangedMs: number) => {
  worker = new RollUpWorker(idle(), unchangedMs);
  worker.start();
};
const lookedTwice = () =>
  pollUntil(
    async () => looks,
    (count) => count >= 2,
  );

beforeEach(() => {
  looks = 0;
});
afterEach(() => worker.stop());

it('says how late came what had it count everything', async () => {
  const lines: string[] = [];
  const written = jest.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  startLog('projector', {});
  const db = new DataSource({ type: 'postgres' });
  jest.spyOn(db, 'transaction').mockImplementation(async () => {
    looks += 1;
    return { counted: true, lateBy: 20.2 };
  });
  worker = new RollUpWorker(db, 1);
  worker.start();
  const line = await pollUntil(
    async () => lines.flatMap((text) => text.split('\n')).find((one) => one.includes('DAYS_COUNTED_AGAIN')),
    (found) => found !== undefined,
  );
  written.mockRestore();
  expect(JSON.parse(line!)).toMatchObject({ level: 'warn', lateSeconds: 21 });
});

it('says for how many seconds nothing has changed', async () => {
  const asked: unknown[][] = [];
  jest.spyOn(performance, 'now').mockReturnValueOnce(10_000).mockReturnValueOnce(13_000);
  const db = new DataSource({ type: 'postgres' });
  const query = async (_: string, values: unknown[] = []) => {
    asked.push(values);
    looks += asked.length === 2 ? 2 : 0;
    return [{ keptAt: '2020-01-01', late: false, due: null }];
  };
  jest
    .spyOn(db, 'transaction')
    .mockImplementation(async (...work: unknown[]) => (work.at(-1) as (tx: unknown) => Promise<unknown>)({ query }));
  worker = new RollUpWorker(db, 3_600_000);
  worker.start();
  await lookedTwice();
  jest.restoreAllMocks();
  expect(asked[1]).toEqual([undefined, 3]);
});

describe('the worker that keeps day counts, with nothing to count', () => {
  it('looks again after a change, however seldom it looks by itself', async () => {
    start(3_600_000);
    worker.changed();
    await lookedTwice();
  });

  it('looks again by itself, since a change may not be reported', async () => {
    start(1);
    await lookedTwice();
  });
});
