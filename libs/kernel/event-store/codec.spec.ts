import { PlainSealing } from '#kernel/integrity';
import { AS_STORED, Codec } from './codec.js';
import type { EventData } from './event-store.js';
import { InMemoryEventStore } from './in-memory.event-store.js';

const classes = { Met: { on: 'open', name: 'identity' } } as const;
const codec = new Codec(new PlainSealing(), classes, {
  ...AS_STORED,
  upcast: { Greeted: ({ who }: { who: string }) => ({ type: 'Met', data: { on: '2020-01-01', name: who } }) },
});

const storeEvent = async (type: string, data: object) => {
  const store = new InMemoryEventStore();
  const sealed = await codec.seal('s-1', { id: 'e', type, data: data as never });
  await store.append('s-1', [{ id: 'e', type, data: sealed, metadata: {} as EventData['metadata'] }], -1);
  return store.read('s-1');
};

describe('the codec between recorded and stored events', () => {
  it('seals personal values, and opens them again', async () => {
    const events = await storeEvent('Met', { on: '2020-03-01', name: 'Sophea' });
    expect(JSON.stringify(events, (_, value: unknown) => (typeof value === 'bigint' ? null : value))).not.toContain(
      'Sophea',
    );
    expect(await codec.open(events)).toMatchObject([
      { type: 'Met', data: { on: '2020-03-01', name: 'Sophea' }, revision: 0 },
    ]);
  });

  it('upcasts a former event to the current type', async () => {
    const events = await storeEvent('Greeted', { who: 'Sophea' });
    expect(await codec.open(events)).toMatchObject([
      { type: 'Met', data: { on: '2020-01-01', name: 'Sophea' }, id: 'e' },
    ]);
  });

  it.each(['constructor', '__proto__', 'toString'])(
    'treats an event called %s, as every object has one, as unknown',
    async (type) => {
      const store = new InMemoryEventStore();
      await store.append(
        's-1',
        [{ id: 'e', type, data: { n: 1 } as never, metadata: {} as EventData['metadata'] }],
        -1,
      );
      expect(await codec.open(await store.read('s-1'))).toMatchObject([{ type, data: { n: 1 } }]);
    },
  );
});
