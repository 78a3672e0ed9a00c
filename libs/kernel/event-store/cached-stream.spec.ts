import { AUTHOR } from '#kernel/decider/testing';
import type { RecordedEvent } from './event-store.js';
import { CachedStream, StreamCache } from './cached-stream.js';
import { WatchedStore, anAggregateStore, commandMetadata, counter, storeContextOf } from './testing/counter.js';

const recordedEvent = (revision: number, commandId: string, by = 1) => ({
  type: 'Counted' as const,
  data: { by },
  id: `e${revision}`,
  revision,
  position: BigInt(10 + revision),
  metadata: {
    commandId,
    command: 'Add',
    digest: `d-${commandId}`,
    hash: `h${revision}`,
    actor: AUTHOR,
  } as RecordedEvent['metadata'],
});

describe('the cached state of a stream', () => {
  it('begins before the first event, with the anchor of its chain', () => {
    expect(new CachedStream(counter, 'a', 'counter-a', 'anchor')).toMatchObject({
      state: 0,
      hash: 'anchor',
      place: { revision: -1 },
    });
  });

  it('is its state, the last link of its chain, and one receipt for each command', () => {
    const memory = new CachedStream(counter, 'a', 'counter-a', 'anchor');
    memory.fold([recordedEvent(0, 'first'), recordedEvent(1, 'first'), recordedEvent(2, 'second', 5)]);
    expect(memory).toMatchObject({ state: 7, hash: 'h2', place: { revision: 2, position: 12n } });
    const sent = { name: 'Add', by: AUTHOR };
    expect(Object.fromEntries(memory.receipts)).toEqual({
      first: { ...sent, digest: 'd-first', receipt: { id: 'a', revision: 1, position: 11n, eventIds: ['e0', 'e1'] } },
      second: { ...sent, digest: 'd-second', receipt: { id: 'a', revision: 2, position: 12n, eventIds: ['e2'] } },
    });
  });

  it('ignores events that it has folded, and refuses events after a gap', () => {
    const memory = new CachedStream(counter, 'a', 'counter-a', 'anchor');
    memory.fold([recordedEvent(0, 'first'), recordedEvent(1, 'second')]);
    memory.fold([recordedEvent(0, 'first'), recordedEvent(1, 'second'), recordedEvent(2, 'third')]);
    memory.fold([recordedEvent(4, 'fifth')]);
    expect(memory).toMatchObject({ state: 3, place: { revision: 2 } });
    expect(memory.receipts.get('first')!.receipt.eventIds).toEqual(['e0']);
  });

  it('fails at an event that no step knows, and names it', () => {
    const memory = new CachedStream(counter, 'a', 'counter-a', 'anchor');
    const unknown = { ...recordedEvent(1, 'second'), type: 'Renamed' as 'Counted' };
    expect(() => memory.fold([recordedEvent(0, 'first'), unknown])).toThrow(
      'No step knows the event Renamed at revision 1',
    );
    expect(memory.place.revision).toBe(0);
  });
});

describe('a stream that is forgotten while it is read', () => {
  it('is answered and not kept: it may have been opened with keys that are gone now', async () => {
    const store = new WatchedStore();
    await anAggregateStore(store).transact('a', 'Add', { by: 1 }, commandMetadata());
    const cache = new StreamCache('counter', counter, storeContextOf(store), 10);
    const reading = cache.refresh('a');
    cache.forget('a');
    expect((await reading).place.revision).toBe(0);
    expect(cache.get('a')).toBeUndefined();
    await cache.refresh('a');
    expect(cache.get('a')).toBeDefined();
  });
});
