import { InMemoryEventStore } from './in-memory.event-store.js';
import { originOf, positionText } from './origin.js';

describe('the origin of a log', () => {
  it('is decided once, by whoever comes first', async () => {
    const store = new InMemoryEventStore();
    const origins = await Promise.all(Array.from({ length: 8 }, () => originOf(store)));
    expect(new Set([...origins, await originOf(store)]).size).toBe(1);
    expect(origins[0]).toMatch(/^[0-9a-f]{8}$/);
    expect(await originOf(new InMemoryEventStore())).not.toBe(origins[0]);
  });

  it('is part of every position that is given away', () => {
    expect(positionText('0123abcd', 4711n)).toBe('0123abcd.4711');
  });
});
