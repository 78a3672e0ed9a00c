import { jest } from '@jest/globals';
import { DataSource } from 'typeorm';
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
