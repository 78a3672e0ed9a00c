import { refuse, type Actor } from '#kernel/decider';
import { WatchedStore, commandMetadata, eventsOfCounter, counter, storeContextOf } from './testing/counter.js';
import { AggregateStore } from './aggregate-store.js';
import { FlawedStream } from './event-store-errors.js';
import type { Authorization } from './commanded-aggregate.js';

const as = (id: string): Actor => ({ id, role: 'AUTHOR', organisation: 'A21' });

/** Only Sokha may know a stream at seven. */
const authorization: Authorization<number> = {
  authorize: (count, _, { id }) => void (count === 7 && id !== 'sokha' && refuse('NOT_FOUND', 'There is none.')),
};

let store: WatchedStore;
let here: AggregateStore<number, never, never>;
const anAggregateStore = () =>
  new AggregateStore(storeContextOf(store), 'counter', { ...counter, ...authorization }) as never;
const ask = (by: string, name: string, body: object, more: Parameters<typeof commandMetadata>[0] = {}) =>
  here.transact('a', name as never, body as never, commandMetadata({ by: as(by), ...more }));

const NOT_FOUND = { code: 'NOT_FOUND', message: 'There is none.' };

beforeEach(async () => {
  store = new WatchedStore();
  here = anAggregateStore();
  await ask('bopha', 'Add', { by: 7 }, { commandId: 'first' });
});

describe('a user who may not know of a stream', () => {
  it.each<{ which: string; name: string; body: object; metadata: Parameters<typeof commandMetadata>[0] }>([
    { which: 'what can be done', name: 'Add', body: { by: 1 }, metadata: {} },
    { which: 'what would be refused', name: 'Add', body: { by: 2_000 }, metadata: {} },
    { which: 'what changes nothing', name: 'CountTo', body: { upTo: 1 }, metadata: {} },
    { which: 'on an older revision', name: 'Add', body: { by: 1 }, metadata: { expectedRevision: 12 } },
    { which: 'with the id of what another has sent', name: 'Add', body: { by: 1 }, metadata: { commandId: 'first' } },
    {
      which: 'for the very thing that another has sent',
      name: 'Add',
      body: { by: 7 },
      metadata: { commandId: 'first' },
    },
  ])('gets the answer that it does not exist, with a command $which', async ({ name, body, metadata }) => {
    await expect(ask('vannak', name, body, metadata)).rejects.toMatchObject(NOT_FOUND);
    here = anAggregateStore();
    await expect(ask('vannak', name, body, metadata)).rejects.toMatchObject(NOT_FOUND);
    expect(await eventsOfCounter(store)).toEqual([7]);
  });

  it('may repeat a command that was theirs', async () => {
    expect(await ask('bopha', 'Add', { by: 7 }, { commandId: 'first' })).toMatchObject({ revision: 0 });
    expect(await eventsOfCounter(store)).toEqual([7]);
  });

  it('is judged by the current state, not by the cached one', async () => {
    const elsewhere = anAggregateStore() as typeof here;
    await ask('sokha', 'Add', { by: 1 });
    expect(await ask('vannak', 'CountTo', { upTo: 8 })).toMatchObject({ revision: 1 });
    await elsewhere.transact('a', 'Add' as never, { by: -1 } as never, commandMetadata({ by: as('vannak') }));
    await expect(ask('vannak', 'CountTo', { upTo: 7 })).rejects.toMatchObject(NOT_FOUND);
    await expect(ask('vannak', 'Add', { by: 1 })).rejects.toMatchObject(NOT_FOUND);
  });

  it('cannot name it in a command to another stream either', async () => {
    expect(await here.isAuthorized('a', 'Add', as('vannak'))).toBe(false);
    expect(await here.isAuthorized('a', 'Add', as('sokha'))).toBe(true);
  });
});

describe('a stream with an entry that cannot be relied on', () => {
  /** The entries stay readable one by one. */
  const flawed = () => {
    const kind = { kind: 'unproven', reason: 'it has no code of this log' } as const;
    store.read = async (stream) => Promise.reject(new FlawedStream(stream, 0, 'x', kind));
    const authorizeFlawed: Authorization<number>['authorizeFlawed'] = (events, command, { id }) => {
      expect([events, command]).toEqual([[], 'Add']);
      if (id !== 'sokha') refuse('NOT_FOUND', 'There is none.');
    };
    store.inspect = async () => [];
    const one = new AggregateStore(storeContextOf(store), 'counter', { ...counter, ...authorization, authorizeFlawed });
    here = one as never;
  };

  it('is named to those who may know of it, and is missing for everybody else', async () => {
    flawed();
    await expect(ask('sokha', 'Add', { by: 1 })).rejects.toThrow(FlawedStream);
    await expect(ask('vannak', 'Add', { by: 1 })).rejects.toMatchObject(NOT_FOUND);
    await expect(here.isAuthorized('a', 'Add', as('sokha'))).rejects.toThrow(FlawedStream);
    expect(await here.isAuthorized('a', 'Add', as('vannak'))).toBe(false);
  });
});

describe('a command that a role may not send', () => {
  const requireRole: Authorization<number>['requireRole'] = (command, { id }) =>
    void (command === 'Add' && id === 'vannak' && refuse('FORBIDDEN', 'Ask an author.'));

  beforeEach(() => {
    here = new AggregateStore(storeContextOf(store), 'counter', { ...counter, requireRole }) as never;
    store.forgetCounts();
  });

  it('is refused before any stream is read, alone, as the first of a stream, and for the menu', async () => {
    const metadata = commandMetadata({ by: as('vannak') });
    await expect(ask('vannak', 'Add', { by: 1 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await here.isAuthorized('a', 'Add', as('vannak'))).toBe(false);
    expect(store.reads).toBe(0);
    const first = { name: 'Add', command: { by: 1 }, metadata } as never;
    await expect(here.begin('b', [first])).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const refusals = await here.refusals('a', ['Add', 'CountTo'], metadata);
    expect([refusals.get('Add')?.code, refusals.get('CountTo')]).toEqual(['FORBIDDEN', undefined]);
    expect(await eventsOfCounter(store)).toEqual([7]);
  });

  it('leaves the others to it, and itself to others', async () => {
    expect(await ask('vannak', 'CountTo', { upTo: 8 })).toMatchObject({ revision: 1 });
    expect(await ask('bopha', 'Add', { by: 1 })).toMatchObject({ revision: 2 });
  });
});
