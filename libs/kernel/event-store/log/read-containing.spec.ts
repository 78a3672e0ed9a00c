import type { RecordedEvent } from '../event-store.js';
import { StoreUnavailable } from '../event-store-errors.js';
import { newEvents } from '../event-store.contract.js';
import { InMemoryEventStore } from '../in-memory.event-store.js';
import { LogMismatch } from './log-mismatch.js';
import { readContaining } from './read-containing.js';
import { LaggingReads } from '../testing/lagging-reads.js';

const STREAM = 'account-1';

describe('a read of a history that must contain an event', () => {
  let store: InMemoryEventStore;
  let last: RecordedEvent;
  beforeEach(async () => {
    store = new InMemoryEventStore();
    await store.append(STREAM, newEvents(3), -1);
    last = (await store.read(STREAM)).at(-1)!;
  });

  it('is repeated until it contains that event', async () => {
    const lagging = new LaggingReads(store, 4);
    expect(await readContaining(lagging, STREAM, last)).toHaveLength(3);
    expect(lagging.stale).toBe(4);
  });

  it('begins at a given revision', async () => {
    expect(await readContaining(store, STREAM, last, { from: 2 })).toEqual([last]);
  });

  it('fails if the history stays incomplete', async () => {
    const never = new LaggingReads(store, Infinity);
    await expect(readContaining(never, STREAM, last, { timeoutMs: 20 })).rejects.toThrow(StoreUnavailable);
    await expect(readContaining(never, STREAM, { id: last.id }, { timeoutMs: 20 })).rejects.toThrow(StoreUnavailable);
  });

  it('reports another log at once: waiting would not help', async () => {
    const reading = readContaining(store, STREAM, { id: 'another', revision: 2 });
    await expect(reading).rejects.toThrow(LogMismatch);
    await expect(reading).rejects.toThrow(`has the event ${last.id} at revision 2`);
  });
});
