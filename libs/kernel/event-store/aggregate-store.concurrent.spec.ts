import { aPrefix } from './event-store.contract.js';
import { WrongExpectedRevision } from './event-store-errors.js';
import { EventStoreDbEventStore } from './eventstoredb/event-store.js';
import { InMemoryEventStore } from './in-memory.event-store.js';
import type { Receipt } from './cached-stream.js';
import { ExpectedRevisionConflict } from './expected-revision-conflict.js';
import { anAggregateStore, commandMetadata, eventsOfCounter } from './testing/counter.js';

const real = EventStoreDbEventStore.at(process.env.TEST_EVENTSTORE_URL!);
afterAll(() => real.dispose());

const WRITERS = Number(process.env.CROWD_WRITERS ?? 24);
const everyone = (work: (writer: number) => Promise<unknown>) =>
  Promise.allSettled(Array.from({ length: WRITERS }, (_, writer) => work(writer)));
const fulfilledOf = <T>(all: readonly PromiseSettledResult<T>[]) =>
  all.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
const rejectedOf = (all: readonly PromiseSettledResult<unknown>[]) =>
  all.flatMap((outcome) => (outcome.status === 'rejected' ? [(outcome.reason as Error).constructor] : []));

describe.each([
  ['in memory', () => new InMemoryEventStore()],
  ['in EventStoreDB', () => real],
])(`${WRITERS} writers on one stream %s`, (_, storeOf) => {
  const id = aPrefix();

  it('with an expected revision: one wins at each revision, and nothing is lost', async () => {
    const store = storeOf();
    const processes = [anAggregateStore(store), anAggregateStore(store)];
    await processes[0]!.transact(id, 'Add', { by: 0 }, commandMetadata());
    for (let expectedRevision = 0; expectedRevision < 4; expectedRevision++) {
      const all = await everyone((writer) =>
        processes[writer % 2]!.transact(id, 'Add', { by: writer }, commandMetadata({ expectedRevision })),
      );
      expect(fulfilledOf(all)).toMatchObject([{ revision: expectedRevision + 1 }]);
      expect(new Set(rejectedOf(all))).toEqual(new Set([ExpectedRevisionConflict]));
    }
    expect(await eventsOfCounter(store, `counter-${id}`)).toHaveLength(5);
  });

  it('of one process all succeed, because they take turns', async () => {
    const store = storeOf();
    const here = anAggregateStore(store);
    const all = await everyone((writer) => here.transact(`${id}2`, 'Add', { by: writer % 3 }, commandMetadata()));
    expect(fulfilledOf(all)).toHaveLength(WRITERS);
    const counted = await eventsOfCounter(store, `counter-${id}2`);
    expect(counted).toEqual(Array.from({ length: WRITERS }, (_unused, writer) => writer % 3));
  });

  it('of two processes: each success is in the log once, and each failure asks for a retry', async () => {
    const store = storeOf();
    const processes = [anAggregateStore(store), anAggregateStore(store)];
    const all = await everyone((writer) =>
      processes[writer % 2]!.transact(`${id}3`, 'Add', { by: writer / 4 }, commandMetadata()),
    );
    expect(rejectedOf(all).filter((kind) => kind !== WrongExpectedRevision)).toEqual([]);
    const succeeded = all.flatMap(({ status }, writer) => (status === 'fulfilled' ? [writer / 4] : []));
    const counted = await eventsOfCounter(store, `counter-${id}3`);
    expect(counted.toSorted((a, b) => Number(a) - Number(b))).toEqual(succeeded);
    expect(succeeded.length).toBeGreaterThan(WRITERS / 2);
  });
});

describe.each([
  ['in memory', () => new InMemoryEventStore(), 100],
  ['in EventStoreDB', () => real, Math.round(WRITERS / 2)],
])('two processes racing with one commandId %s', (_, storeOf, races) => {
  const id = aPrefix();

  const race = async (first: number, second: number) => {
    const store = storeOf();
    const processes = [anAggregateStore(store), anAggregateStore(store)];
    const stream = `${id}${second}`;
    const all: PromiseSettledResult<Receipt>[][] = [];
    for (let n = 0; n < races; n++) {
      const command = commandMetadata();
      const bodies = n % 2 ? [first, second] : [second, first];
      all.push(
        await Promise.allSettled(
          bodies.map((by, process) => processes[process]!.transact(stream, 'Add', { by }, command)),
        ),
      );
    }
    const commands = (await store.read(`counter-${stream}`)).map(({ metadata }) => metadata.commandId);
    expect(await eventsOfCounter(store, `counter-${stream}`)).toHaveLength(races);
    expect(new Set(commands).size).toBe(races);
    return all;
  };

  it('and equal bodies record one event, which both receive, and the chain is valid', async () => {
    for (const [n, both] of (await race(1, 1)).entries()) {
      const [receipt, repeat] = fulfilledOf(both);
      expect(both).not.toContainEqual(expect.objectContaining({ status: 'rejected' }));
      expect(receipt).toMatchObject({ revision: n });
      expect(repeat).toEqual(receipt);
    }
  });

  it('and different bodies record one event, one is refused, and the chain is valid', async () => {
    for (const [n, both] of (await race(1, 2)).entries()) {
      expect(fulfilledOf(both)).toMatchObject([{ revision: n }]);
      expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'COMMAND_REUSED' } });
    }
  });
});
