import { newEvents } from '../event-store.contract.js';
import type { EventStore } from '../event-store.js';
import { InMemoryEventStore } from '../in-memory.event-store.js';
import { CHANGES_MAX_EVENTS } from './stream-changes.js';
import { SETTLED_MS, UnchangedStreams, type StreamReading } from './unchanged-streams.js';

let store: InMemoryEventStore;
let unchanged: UnchangedStreams;
let nowMs: number;
/** What was read of each stream. */
const known = new Map<string, StreamReading>();
const revisions = new Map<string, number>();
beforeEach(async () => {
  nowMs = 1_000_000;
  jest.spyOn(performance, 'now').mockImplementation(() => nowMs);
  store = new InMemoryEventStore();
  known.clear();
  revisions.clear();
  unchanged = new UnchangedStreams(store, ['person-'], ['person-', 'access-']);
  await record('person-1');
  await record('person-2');
  await begin();
});
afterEach(() => jest.restoreAllMocks());

/** A first look begins to follow the log, and says nothing until its place has settled. */
const begin = async (): Promise<void> => {
  await unchanged.look();
  nowMs += SETTLED_MS;
};

const record = async (stream: string, count = 1): Promise<void> => {
  const { revision } = await store.append(stream, newEvents(count), revisions.get(stream) ?? -1);
  revisions.set(stream, revision);
};

const read = (...streams: readonly string[]): void => {
  for (const stream of streams) known.set(stream, { revision: revisions.get(stream) ?? -1, begunAtMs: nowMs });
};

const look = async (): Promise<string[]> => {
  const isUnchanged = await unchanged.look();
  return [...known].flatMap(([stream, found]) => (isUnchanged(stream, found) ? [stream] : [])).toSorted();
};

describe('the streams that are unchanged', () => {
  it('are those that were read, until they have a new event', async () => {
    expect(await look()).toEqual([]);
    read('person-1', 'person-2', 'person-absent');
    expect(await look()).toEqual(['person-1', 'person-2', 'person-absent']);
    await record('person-1');
    await record('access-1');
    expect(await look()).toEqual(['person-2', 'person-absent']);
    await record('person-absent');
    read('person-1');
    expect(await look()).toEqual(['person-1', 'person-2']);
  });

  it('are found by one read of the log, however many they are', async () => {
    read(...Array.from({ length: 300 }, (_, n) => `person-${n}`));
    const asked = jest.spyOn(store, 'changedAfter');
    expect(await look()).toHaveLength(300);
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('have none that was read less far than a look has found, whenever that read ends', async () => {
    read('person-1');
    const slow = known.get('person-1')!;
    await record('person-1');
    await look();
    read('person-1');
    expect(await look()).toEqual(['person-1']);
    known.set('person-1', slow);
    expect(await look()).toEqual([]);
  });

  it('have none of which the read began before the place had settled', async () => {
    unchanged.forget();
    await unchanged.look();
    nowMs += SETTLED_MS - 1;
    read('person-1');
    nowMs += 1;
    read('person-2');
    expect(await look()).toEqual(['person-2']);
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

  it('are found although events of others lie between, at any positions', async () => {
    read('person-1', 'person-2');
    for (let round = 0; round < 6; round++) {
      await record('access-1', 3);
      if (round === 3) await record('person-2');
      nowMs += SETTLED_MS;
      expect(await look()).toEqual(round < 3 ? ['person-1', 'person-2'] : ['person-1']);
    }
  });

  it('have none that a node which has just become the leader still lacked, though the former one had it', async () => {
    read('person-1');
    const lagging = jest.spyOn(store, 'changedAfter').mockResolvedValue({ streams: new Map() });
    await record('person-1');
    for (let looks = 0; looks < 3; looks++) await look();
    lagging.mockRestore();
    expect(await look()).toEqual([]);
  });

  it('are looked for behind the end that the log had some seconds before, not behind all that was ever recorded', async () => {
    read('person-1');
    await look();
    await record('access-1', 3);
    const end = async () => (await store.last(['access-']))!.position;
    nowMs += SETTLED_MS;
    await look(); // the end that it asks for counts for the look after the next
    const ended = await end();
    nowMs += SETTLED_MS;
    await look();
    const asked = jest.spyOn(store, 'changedAfter');
    expect(await look()).toEqual(['person-1']);
    expect(asked.mock.calls.map(([, after]) => after)).toEqual([ended]);
  });

  it('share a look that was not sent yet, and have one under way', async () => {
    read('person-1', 'person-2');
    const asked = jest.spyOn(store, 'changedAfter');
    const first = look();
    const others = [look(), look()];
    await record('person-2');
    expect(await first).toEqual(await others[0]);
    expect(asked).toHaveBeenCalledTimes(1);
    let answer = () => {};
    const answered = new Promise<void>((resolve) => (answer = resolve));
    asked.mockImplementationOnce(async () => {
      await answered;
      return { streams: new Map() };
    });
    const takeTurns = async () => {
      for (let turns = 0; turns < 20; turns++) await Promise.resolve();
    };
    const slow = unchanged.look();
    await takeTurns();
    await record('person-1');
    const later = Array.from({ length: 5 }, look);
    await takeTurns();
    expect(asked).toHaveBeenCalledTimes(2);
    answer();
    await slow;
    expect(await Promise.all(later)).toEqual(later.map(() => []));
    expect(asked).toHaveBeenCalledTimes(3);
  });

  it('do not wait for ever for a look that gets no answer', async () => {
    read('person-1');
    jest.useFakeTimers({ doNotFake: ['performance'] });
    try {
      jest.spyOn(store, 'changedAfter').mockReturnValueOnce(new Promise(() => undefined));
      void unchanged.look();
      await jest.advanceTimersByTimeAsync(1);
      const next = look();
      await jest.advanceTimersByTimeAsync(3_100);
      expect(await next).toEqual(['person-1']);
    } finally {
      jest.useRealTimers();
    }
  });

  it('are not looked for behind a position that the log has left behind long ago, nor behind many events', async () => {
    read('person-1');
    await record('person-3', CHANGES_MAX_EVENTS + 1);
    expect(await look()).toEqual([]);
    nowMs += SETTLED_MS;
    read('person-1');
    expect(await look()).toEqual(['person-1']);
    nowMs += 60_000;
    expect(await look()).toEqual([]);
  });

  it('are none while the store does not answer, and after the log was replaced', async () => {
    read('person-1', 'person-2');
    jest.spyOn(store, 'changedAfter').mockRejectedValueOnce(new Error('out of reach'));
    expect(await look()).toEqual([]);
    nowMs += SETTLED_MS;
    read('person-1');
    expect(await look()).toEqual(['person-1']);
    unchanged.forget();
    await begin();
    expect(await look()).toEqual([]);
  });

  it.each<keyof Pick<EventStore, 'last' | 'changedAfter'>>(['last', 'changedAfter'])(
    'are none of a log that was replaced while it was asked (%s)',
    async (method) => {
      read('person-1');
      if (method === 'last') unchanged.forget();
      const ask = store[method].bind(store) as (...of: unknown[]) => Promise<never>;
      jest.spyOn(store, method).mockImplementationOnce(async (...of: unknown[]) => {
        const answer = await ask(...of);
        unchanged.forget();
        return answer;
      });
      expect(await look()).toEqual([]);
      nowMs += SETTLED_MS;
      read('person-1');
      expect(await look()).toEqual([]);
    },
  );

  it('are none of a log that ends before what was found in it', async () => {
    read('person-1', 'person-2');
    await look();
    nowMs += SETTLED_MS;
    await record('person-2');
    jest.spyOn(store, 'last').mockResolvedValueOnce((await store.read('person-1'))[0]);
    expect(await look()).toEqual(['person-1']);
    expect(await look()).toEqual([]);
  });

  it('are none of a log, or of a node, that lacks the event up to which it was looked through', async () => {
    read('person-1');
    jest.spyOn(store, 'at').mockResolvedValueOnce(undefined);
    expect(await look()).toEqual([]);
  });

  it('are read once a minute all the same', async () => {
    read('person-1');
    const found: string[] = [];
    for (let seconds = 0; seconds <= 60; seconds += 10, nowMs += 10_000) found.push(...(await look()));
    expect(found).toHaveLength(7);
    expect(await look()).toEqual([]);
    read('person-1');
    expect(await look()).toEqual(['person-1']);
  });

  it('are none of a store that cannot say what has changed', async () => {
    jest.spyOn(store, 'changedAfter').mockResolvedValue(undefined);
    read('person-1');
    expect(await look()).toEqual([]);
  });
});
