import { newEvent, newEvents } from '../event-store.contract.js';
import { InMemoryEventStore } from '../in-memory.event-store.js';
import { CHANGES_MAX_BYTES, ChangesFound } from './stream-changes.js';

let store: InMemoryEventStore;
beforeEach(async () => {
  store = new InMemoryEventStore();
  await store.append('person-1', newEvents(1), -1);
});

describe('the changes after a position', () => {
  it('name the last revision of each stream of the prefixes with a new event, and the last of these events', async () => {
    const { position } = await store.append('person-9', [newEvent('First')], -1);
    expect(await store.changedAfter(['person-'], position)).toEqual({ streams: new Map(), last: undefined });
    await store.append('access-1', newEvents(1), -1);
    await store.append('person-1', newEvents(2), 0);
    const { position: end, id, metadata } = (await store.last(['person-']))!;
    const last = { position: end, id, metadata };
    await store.append('access-2', newEvents(1), -1);
    expect(await store.changedAfter(['person-'], position)).toEqual({ streams: new Map([['person-1', 2]]), last });
  });

  it('are too many by the bytes, too, however few events they are', async () => {
    const [event] = await store.read('person-1');
    const found = new ChangesFound(-1n);
    expect(found.add(event!, CHANGES_MAX_BYTES)).toBe(true);
    expect(found.changes?.streams).toEqual(new Map([['person-1', 0]]));
    expect(found.add(event!, 1)).toBe(false);
    expect(found.changes).toBeUndefined();
  });
});
