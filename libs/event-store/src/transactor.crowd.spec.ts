import { aPrefix } from './event-store.contract.js';
import { Conflict } from './event-store.js';
import { EventStoreDbEventStore } from './eventstoredb.event-store.js';
import { InMemoryEventStore } from './in-memory.event-store.js';
import { StaleRevision } from './stale-revision.js';
import { aTransactor, asked, countedIn } from './testing/counter.js';

const real = EventStoreDbEventStore.at(process.env.TEST_EVENTSTORE_URL!);
afterAll(() => real.dispose());

const WRITERS = 64;
const everyone = (work: (writer: number) => Promise<unknown>) =>
  Promise.allSettled(Array.from({ length: WRITERS }, (_, writer) => work(writer)));
const won = (all: readonly PromiseSettledResult<unknown>[]) =>
  all.filter(({ status }) => status === 'fulfilled').length;

describe.each([
  ['in memory', () => new InMemoryEventStore()],
  ['in EventStoreDB', () => real],
])('64 writers on one stream %s', (_, storeOf) => {
  const id = aPrefix();

  it('who say what they looked at: one wins at each revision, and nothing is lost', async () => {
    const store = storeOf();
    const processes = [aTransactor(store), aTransactor(store)];
    for (let revision = -1; revision < 4; revision++) {
      const all = await everyone((writer) => {
        const expectedRevision = revision < 0 ? undefined : revision;
        const command = asked({ expectedRevision });
        if (revision < 0 && writer > 0) return Promise.reject(new Error('one begins'));
        return processes[writer % 2]!.transact(id, 'Add', { by: writer }, command);
      });
      expect(won(all)).toBe(1);
      if (revision >= 0) {
        for (const outcome of all)
          if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(StaleRevision);
      }
    }
    expect(await countedIn(store, `counter-${id}`)).toHaveLength(5);
  });

  it('of one process all succeed: they take turns', async () => {
    const store = storeOf();
    const here = aTransactor(store);
    const all = await everyone((writer) => here.transact(`${id}2`, 'Add', { by: writer % 3 }, asked()));
    expect(won(all)).toBe(WRITERS);
    const counted = await countedIn(store, `counter-${id}2`);
    expect(counted).toEqual(Array.from({ length: WRITERS }, (_unused, writer) => writer % 3));
  });

  it('of two processes: who succeeds is in the log once, who does not is told to come again', async () => {
    const store = storeOf();
    const processes = [aTransactor(store), aTransactor(store)];
    const all = await everyone((writer) =>
      processes[writer % 2]!.transact(`${id}3`, 'Add', { by: writer / 4 }, asked()),
    );
    for (const outcome of all) if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(Conflict);
    const succeeded = all.flatMap(({ status }, writer) => (status === 'fulfilled' ? [writer / 4] : []));
    const counted = await countedIn(store, `counter-${id}3`);
    expect(counted.toSorted((a, b) => Number(a) - Number(b))).toEqual(succeeded);
    expect(succeeded.length).toBeGreaterThan(WRITERS / 2);
  });
});

describe.each([
  ['in memory', () => new InMemoryEventStore(), 300],
  ['in EventStoreDB', () => real, 100],
])('two processes racing with one commandId %s', (_, storeOf, races) => {
  const id = aPrefix();

  it.each(['an equal', 'a different'])('and %s body record one event, and the chain holds', async (kind) => {
    const store = storeOf();
    const processes = [aTransactor(store), aTransactor(store)] as const;
    const stream = `${id}${kind.length}`;
    for (let race = 0; race < races; race++) {
      const command = asked();
      const other = kind === 'an equal' ? 1 : 2;
      const both = await Promise.allSettled([
        processes[race % 2]!.transact(stream, 'Add', { by: 1 }, command),
        processes[(race + 1) % 2]!.transact(stream, 'Add', { by: other }, command),
      ]);
      const [receipt, second] = both.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
      expect(receipt!.revision).toBe(race);
      if (kind === 'an equal') expect(second).toEqual(receipt);
      else
        expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'COMMAND_REUSED' } });
    }
    expect(await countedIn(store, `counter-${stream}`)).toHaveLength(races);
    const commands = (await store.read(`counter-${stream}`)).map(({ metadata }) => metadata.commandId);
    expect(new Set(commands).size).toBe(races);
  });
});
