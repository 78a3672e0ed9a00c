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
const KILLS = Number(process.env.PROJECTOR_KILLS ?? 2);
const WRITERS = 16;
/** Milliseconds between two commands of a writer. */
const REST_MS = Number(process.env.WRITER_REST ?? 1_000);

let side: ReadSide;
const random = seededRandom(SEED);
beforeAll(async () => {
  side = await ReadSide.start(random);
});
afterAll(() => side.stop());

const administrator = { id: 'rachana', role: 'ADMINISTRATOR' } as const;

/** How far every table has read. */
const positions = async (): Promise<ReadonlyMap<string, bigint>> => {
  const { data } = await side.homeward.ask('{ projections { name position } }', {}, administrator);
  const all = (data!.projections as { name: string; position: string | null }[]).filter(({ position }) => position);
  return new Map(all.map(({ name, position }) => [name, BigInt(position!.split('.')[1]!)]));
};

const movedBeyond = (before: ReadonlyMap<string, bigint>, now: ReadonlyMap<string, bigint>): boolean =>
  now.size > 0 &&
  [...now].every(([name, position]) => isPolicyCheckpoint(name) || position > (before.get(name) ?? -1n));

describe('the projector, killed at random moments with sixteen writers', () => {
  it(
    `${KILLS} times, reaches the fold of the log: nothing twice, nothing left out`,
    async () => {
      const outcomes = new CommandOutcomes();
      const writers = Array.from({ length: WRITERS }, () => new Writer(side.homeward, outcomes, REST_MS));
      const began = Date.now();
      const back: string[] = [];
      let last: ReadonlyMap<string, bigint> = new Map();
      for (let kill = 0; kill < KILLS; kill++) {
        // the moment of a kill is random; no condition depends on it
        await sleep(random() * 300);
        await side.killProjector();
        const stood = await side.homeward.until('it reports its position', positions);
        for (const [name, position] of last) if (stood.get(name)! < position) back.push(`${name} went back`);
        last = await side.homeward.until('it reads on', async () => {
          const now = await positions();
          return movedBeyond(stood, now) && now;
        });
      }
      await Promise.all(writers.map((writer) => writer.stop()));
      await side.homeward.caughtUp();

      const store = EventStoreDbEventStore.at(side.eventStoreUrl);
      const origin = await originOf(store);
      await store.dispose();
      const events = await logOf(side.eventStoreUrl);
      const seconds = Math.round((Date.now() - began) / 1_000);
      process.stderr.write(
        `seed ${SEED}, ${KILLS} kills of the projector in ${seconds} s, ${WRITERS} writers, ${events.length} events; ${JSON.stringify(outcomes.count())}; the rate of a loss is below ${(3 / KILLS).toFixed(3)} a kill (95 %)\n`,
      );
      expect(violations(outcomes, events, origin)).toEqual([]);
      expect(await differences(databaseUrlOf(side.homeward), tablesShown(journey), events)).toEqual([]);
      expect(back).toEqual([]);
    },
    60 * 60_000,
  );
});
