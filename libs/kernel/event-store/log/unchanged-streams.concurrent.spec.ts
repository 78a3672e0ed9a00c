import { aPrefix, newEvents } from '../event-store.contract.js';
import { EventStoreDbEventStore } from '../eventstoredb/event-store.js';
import { UnchangedStreams, type StreamReading } from './unchanged-streams.js';

/** Two clients, as of two processes: what one of them was promised, the other must see. */
const [writer, reader] = [process.env.TEST_EVENTSTORE_URL!, process.env.TEST_EVENTSTORE_URL!].map((url) =>
  EventStoreDbEventStore.at(url),
) as [EventStoreDbEventStore, EventStoreDbEventStore];
afterAll(() => Promise.all([writer.dispose(), reader.dispose()]));

const STREAMS = 40;
const ROUNDS = 150;
const prefix = aPrefix();
const acknowledged = new Map<string, number>();
const known = new Map<string, StreamReading>();

const append = async (stream: string): Promise<void> => {
  const expected = acknowledged.get(stream) ?? -1;
  const { revision } = await writer.append(stream, newEvents(1), expected);
  acknowledged.set(stream, revision);
};

const read = async (stream: string): Promise<void> => {
  const begunAtMs = performance.now();
  const before = known.get(stream)?.revision ?? -1;
  const revision = (await reader.read(stream, before + 1)).at(-1)?.revision ?? before;
  known.set(stream, { revision, begunAtMs });
};

/** Different streams in each round, each at most once. */
const some = (count: number, round: number): string[] =>
  Array.from({ length: count }, (_, n) => `${prefix}${(round * 7 + n * 3) % STREAMS}`);

it('calls no stream unchanged that had a new event before the question, while others write and read', async () => {
  const unchanged = new UnchangedStreams(reader, [prefix], [prefix]);
  await append(`${prefix}0`);
  const found = { unchanged: 0, changed: 0, wrong: [] as string[] };
  for (let round = 0, decided = 0; decided < ROUNDS; round++) {
    const [promised, wasRead] = [new Map(acknowledged), [...known]];
    const looking = unchanged.look();
    // until the place has settled, nothing is decided, and more would be new than a look reads
    const appends = decided > 0 ? some(6, round).map(append) : [];
    const [isUnchanged] = await Promise.all([looking, ...appends, ...some(8, round + 3).map(read)]);
    const same = wasRead.filter(([stream, reading]) => isUnchanged(stream, reading));
    const isNew = ([stream, { revision }]: (typeof wasRead)[number]) => (promised.get(stream) ?? -1) > revision;
    found.wrong.push(...same.filter(isNew).map(([stream]) => stream));
    found.unchanged += same.length;
    found.changed += wasRead.filter(isNew).length;
    if (same.length > 0) decided++;
  }
  expect(found.wrong).toEqual([]);
  expect(found.unchanged).toBeGreaterThan(5 * ROUNDS);
  expect(found.changed).toBeGreaterThan(5 * ROUNDS);
});
