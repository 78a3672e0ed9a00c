import { newEvent, newEvents } from '../event-store.contract.js';
import { InMemoryEventStore } from '../in-memory.event-store.js';
import { CHANGES_MAX_EVENTS } from '../event-store.js';
import { UnchangedStreams } from './unchanged-streams.js';

let store: InMemoryEventStore;
let unchanged: UnchangedStreams;
const revisions = new Map<string, number>();
beforeEach(async () => {
  store = new InMemoryEventStore();
  revisions.clear();
  unchanged = new UnchangedStreams(store, ['person-'], ['person-', 'access-']);
  await record('person-1');
  await record('person-2');
  await unchanged.look(); // the first one begins to follow
});
afterEach(() => jest.restoreAllMocks());

const record = async (stream: string, count = 1): Promise<void> => {
  const { revision } = await store.append(stream, newEvents(count), revisions.get(stream) ?? -1);
  revisions.set(stream, revision);
};

const read = (...streams: readonly string[]): void => {
  for (const stream of streams) unchanged.beginRead()(stream);
};

const look = async (): Promise<string[]> => [...(await unchanged.look())].toSorted();

describe('the streams that are unchanged', () => {
  it('are those that were read, until they have a new event', async () => {
    expect(await look()).toEqual([]);
    read('person-1', 'person-2');
    expect(await look()).toEqual(['person-1', 'person-2']);
    await record('person-1');
    await record('access-1');
    expect(await look()).toEqual(['person-2']);
    read('person-1');
    expect(await look()).toEqual(['person-1', 'person-2']);
  });

  it('are found by one read of the log, however many they are', async () => {
    read(...Array.from({ length: 300 }, (_, n) => `person-${n}`));
    const asked = jest.spyOn(store, 'changedAfter');
    expect(await look()).toHaveLength(300);
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('have none of which the read began before a look, and ended after it', async () => {
    const readToTheEnd = unchanged.beginRead();
    await record('person-1');
    await unchanged.look();
    readToTheEnd('person-1');
    expect(await look()).toEqual([]);
  });

  it('have none that changed during a look before the end was known', async () => {
    read('person-1');
    const found = jest.spyOn(store, 'changedAfter').mockImplementationOnce(async (prefixes, after) => {
      const changes = await InMemoryEventStore.prototype.changedAfter.call(store, prefixes, after);
      await record('person-1'); // after what the look has seen
      await record('access-1');
      return changes;
    });
    await unchanged.look();
    expect(found).toHaveBeenCalledTimes(1);
    expect(await look()).toEqual([]);
  });

  it('lose none of the changes that two looks at once find', async () => {
    read('person-1', 'person-2');
    const first = unchanged.look();
    await record('person-2');
    const [, second] = await Promise.all([first, unchanged.look()]);
    expect([...second]).toEqual(['person-1']);
    expect(await look()).toEqual(['person-1']);
  });

  it('are not looked for behind a position that the log has left behind long ago, nor behind many events', async () => {
    read('person-1');
    await record('person-3', CHANGES_MAX_EVENTS + 1);
    expect(await look()).toEqual([]);
    read('person-1');
    expect(await look()).toEqual(['person-1']);
    const now = performance.now();
    jest.spyOn(performance, 'now').mockReturnValue(now + 3_600_000);
    expect(await look()).toEqual([]);
  });

  it('are none while the store does not answer, and after the log was replaced', async () => {
    read('person-1', 'person-2');
    jest.spyOn(store, 'changedAfter').mockRejectedValueOnce(new Error('out of reach'));
    expect(await look()).toEqual([]);
    read('person-1');
    const readOfTheOldLog = unchanged.beginRead();
    unchanged.forget();
    readOfTheOldLog('person-2');
    await unchanged.look();
    expect(await look()).toEqual([]);
  });

  it('are none of a store that cannot say what has changed', async () => {
    read('person-1');
    jest.spyOn(store, 'changedAfter').mockResolvedValue(undefined);
    expect(await look()).toEqual([]);
  });
});

describe('the changes after a position', () => {
  it('name each stream of the prefixes with a new event, and the last of these events', async () => {
    const { position } = await store.append('person-9', [newEvent('First')], -1);
    expect(await store.changedAfter(['person-'], position)).toEqual({ streams: new Set(), last: undefined });
    await record('access-1');
    await record('person-1', 2);
    const last = (await store.last(['person-']))!.position;
    await record('access-2');
    expect(await store.changedAfter(['person-'], position)).toEqual({ streams: new Set(['person-1']), last });
  });
});
