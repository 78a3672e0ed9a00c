import type { Metadata } from './event-store.js';
import { InMemoryEventStore } from './in-memory.event-store.js';
import { modeOf, originOf, positionText } from './origin.js';

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

describe('the mode of a log', () => {
  it('is decided once, by whoever comes first', async () => {
    const store = new InMemoryEventStore();
    expect(await modeOf(store, 'production')).toBe('production');
    expect(await modeOf(store, 'development')).toBe('production');
    await originOf(store);
    expect(await modeOf(store, 'development')).toBe('production');
  });

  it('is development where it was begun by a version that knew no other, or without a word', async () => {
    const former = new InMemoryEventStore();
    await former.append(
      'homeward-log',
      [{ id: '7f0c9b5e-8d3a-4a53-9d0b-4c1f6f1f2a10', type: 'LogOpened', data: {}, metadata: {} as Metadata }],
      -1,
    );
    expect(await modeOf(former, 'production')).toBe('development');
    const silent = new InMemoryEventStore();
    await originOf(silent);
    expect(await modeOf(silent, 'production')).toBe('development');
  });
});
