import { randomUUID } from 'node:crypto';
import type { Metadata, RecordedEvent } from './event-store.js';
import { promises } from './event-store.contract.js';
import { InMemoryEventStore } from './in-memory.event-store.js';

describe('the event store in memory', () => {
  const store = new InMemoryEventStore();
  promises(() => store);
});

it('gives all subscribers one event, which none of them can change', async () => {
  const store = new InMemoryEventStore();
  const happened = { id: randomUUID(), type: 'Counted', data: { by: { much: 1 } }, metadata: {} as Metadata };
  await store.append('counter-a', [happened], -1);
  const heard = async (): Promise<RecordedEvent> => {
    for await (const [event] of store.subscribe({ prefixes: ['counter-'], after: -1n })) return event!;
    throw new Error('There is no event.');
  };
  const [one, other] = [await heard(), await heard()];
  expect(other).toBe(one);
  expect(() => Object.assign(one, { flaw: undefined })).toThrow(TypeError);
  expect(() => Object.assign(one.metadata, { code: '' })).toThrow(TypeError);
  expect(() => Object.assign(one.data.by as object, { much: 2 })).toThrow(TypeError);
});
