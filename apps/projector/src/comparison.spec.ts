import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import type { SurvivorState } from '#domain/survivor';
import { InMemoryEventStore } from '#kernel/event-store';
import { Comparison } from './comparison.js';
import { aggregateStoresOver } from './testing/office.js';

it('reads the pairs of one record one after the other, since a part has many records at once', async () => {
  const store = new InMemoryEventStore();
  const comparison = new Comparison(await aggregateStoresOver(store));
  const [read, others] = [store.read.bind(store), Array.from({ length: 20 }, () => randomUUID())];
  let [reading, most] = [0, 0];
  const reads = jest.spyOn(store, 'read').mockImplementation(async (stream, from) => {
    most = Math.max(most, ++reading);
    return read(stream, from).finally(() => (reading -= 1));
  });
  expect(await comparison.moves(randomUUID(), {} as SurvivorState, others)).toEqual([]);
  expect([reads.mock.calls.length, most]).toEqual([others.length, 1]);
});
