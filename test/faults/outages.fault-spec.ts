import { setTimeout as sleep } from 'node:timers/promises';
import { journey } from '../../libs/domain/survivor/testing/journey.js';
import { originOf } from '#kernel/event-store';
import { EventStoreDbEventStore } from '#kernel/event-store/eventstoredb';
import { isPolicyCheckpoint } from '#nest/plain';
import { differences, logOf, violations } from '../harness/log-invariants.js';
import { databaseUrlOf } from '../harness/database-url.js';
import { CommandOutcomes, Writer } from '../harness/command-outcomes.js';
import { ReadSide } from '../harness/read-side.js';
import { seededRandom } from '../harness/seeded.js';
import { tablesShown } from '../harness/tables.js';

const SEED = Number(process.env.FAULT_SEED ?? 2026);
/** Milliseconds of each outage. */
const OUTAGE_MS = Number(process.env.OUTAGE_MS ?? 1_000);
/** A dead connection is noticed within two seconds; by default, within twenty. */
const HASTE = process.env.OUTAGE_MS ? '' : '&keepAliveInterval=1000&keepAliveTimeout=1000';

/** Milliseconds between two commands of a writer. The position need only move; a soak sends as many as it can bear. */
const REST_MS = process.env.OUTAGE_MS ? 100 : 1_000;

let side: ReadSide;
const outcomes = new CommandOutcomes();
let writers: readonly Writer[];
beforeAll(async () => {
  process.stderr.write(`seed ${SEED}, ${OUTAGE_MS} ms of each outage\n`);
  side = await ReadSide.start(seededRandom(SEED), HASTE);
  writers = Array.from({ length: 4 }, () => new Writer(side.homeward, outcomes, REST_MS));
  await readsOn();
});
afterAll(async () => {
  await Promise.all(writers.map((writer) => writer.stop()));
  await side.stop();
});

interface Standing {
  readonly name: string;
  readonly state: string;
  readonly reason: string | null;
  readonly position: string;
}

const administrator = { id: 'rachana', role: 'ADMINISTRATOR' } as const;

const standing = async (): Promise<readonly Standing[]> => {
  const { data } = await side.homeward.ask('{ projections { name state reason position } }', {}, administrator);
  return (data!.projections as Standing[]).filter(({ name }) => !isPolicyCheckpoint(name));
};

/** The writers continue: the projector must reach their present position, and more. */
const readsOn = async () => {
  const first = await side.homeward.until('the projections can be read', standing);
  const before = new Map(first.map(({ name, position }) => [name, position]));
  await side.homeward.until('it reads on, and says so', async () => {
    const now = await standing();
    return now.every(({ name, position, reason }) => reason === null && position !== before.get(name));
  });
};

const saysWhy = (told: RegExp) =>
  side.homeward.until(
    `it says that ${told.source}`,
    async () => (await standing()).some(({ state, reason }) => state === 'STOPPED' && told.test(reason!)),
    60_000,
  );

describe('the projector resumes by itself, and has lost and repeated nothing', () => {
  afterEach(async () => {
    await side.network.heal();
    if (!side.projectorRuns) throw new Error('The projector ended.');
    await readsOn();
  });

  it(`when the event store was away for ${OUTAGE_MS} ms, and reports that meanwhile`, async () => {
    await side.network.goAway();
    await Promise.all([sleep(OUTAGE_MS), saysWhy(/event store/i)]);
  });

  it('when the connection is half open: established and silent', async () => {
    side.network.fallSilent();
    await Promise.all([sleep(OUTAGE_MS), saysWhy(/event store/i)]);
  });

  it('when the connection was closed in order', () => {
    side.network.end();
  });

  it('when it broke within a message, three times', async () => {
    for (let time = 0; time < 3; time++) {
      await side.network.tear();
      await readsOn();
    }
  });

  it('when all data comes late and in pieces', async () => {
    side.network.slowDown(200);
    await sleep(OUTAGE_MS);
  });

  it('when Postgres was stopped', async () => {
    await side.whileStopped(() => sleep(OUTAGE_MS));
  });

  it('when Postgres was frozen', async () => {
    await side.whileFrozen(() => sleep(OUTAGE_MS));
  });

  it('as every equation confirms at the end', async () => {
    await side.homeward.until('enough is recorded', async () => outcomes.count().ACK > 50, 60_000);
    await Promise.all(writers.map((writer) => writer.stop()));
    writers = [];
    await side.homeward.caughtUp();
    const store = EventStoreDbEventStore.at(side.eventStoreUrl);
    const origin = await originOf(store);
    await store.dispose();
    const events = await logOf(side.eventStoreUrl);
    expect(violations(outcomes, events, origin)).toEqual([]);
    expect(await differences(databaseUrlOf(side.homeward), tablesShown(journey), events)).toEqual([]);
    // something to read on
    writers = [new Writer(side.homeward, outcomes, REST_MS)];
  });
});
