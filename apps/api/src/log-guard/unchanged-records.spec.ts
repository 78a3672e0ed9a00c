import { jest } from '@jest/globals';
import { InMemoryEventStore } from '#kernel/event-store';
import { newEvent } from './testing/guarded-log.js';
import { UnchangedRecords } from './unchanged-records.js';

const STREAM = 'survivor-1';

describe('the records that are unchanged', () => {
  let store: InMemoryEventStore;
  let records: UnchangedRecords;
  beforeEach(async () => {
    jest.useFakeTimers();
    store = new InMemoryEventStore();
    await store.append(STREAM, [newEvent()], -1);
    records = new UnchangedRecords(store);
    records.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(5_000);
  });
  afterEach(() => {
    records.beforeApplicationShutdown();
    jest.useRealTimers();
  });

  const read = () => ({ revision: 0, begunAtMs: performance.now() });

  it('need not be read again by the first search after a pause, unless there is news', async () => {
    const first = read();
    await jest.advanceTimersByTimeAsync(55_000);
    expect((await records.look())(STREAM, first)).toBe(true);
    await store.append(STREAM, [newEvent()], 0);
    await jest.advanceTimersByTimeAsync(1_000);
    expect((await records.look())(STREAM, first)).toBe(false);
  });

  it('are read by the first search after a longer pause, and not again by the next one', async () => {
    const before = read();
    await jest.advanceTimersByTimeAsync(600_000);
    expect((await records.look())(STREAM, before)).toBe(false);
    const now = read();
    await jest.advanceTimersByTimeAsync(100);
    expect((await records.look())(STREAM, now)).toBe(true);
  });

  it('are looked for no longer once the service stops, and at once where the store did not answer', async () => {
    const looked = jest.spyOn(store, 'changedAfter').mockRejectedValue(new Error('out of reach'));
    await jest.advanceTimersByTimeAsync(30_000);
    expect(looked.mock.calls.length).toBeGreaterThan(0);
    looked.mockRestore();
    await jest.advanceTimersByTimeAsync(20_000);
    expect((await records.look())(STREAM, read())).toBe(true);
    records.beforeApplicationShutdown();
    const asked = jest.spyOn(store, 'changedAfter');
    await jest.advanceTimersByTimeAsync(60_000);
    expect(asked).not.toHaveBeenCalled();
  });
});
