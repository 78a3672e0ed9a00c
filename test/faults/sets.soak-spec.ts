import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../harness/seeded.js';
import { ViewSets, killAndWait } from '../harness/sets/view-sets.js';

const SEED = Number(process.env.FAULT_SEED ?? Date.now() % 1_000_000);
const KILLS = Number(process.env.BUILDER_KILLS ?? 3);
const PEOPLE = process.env.REBUILT_PEOPLE ?? '300';
const PARTITIONS = process.env.REBUILD_PARTITIONS ?? '2';
/** The kill comes within this time after the builder's start. */
const LATEST_KILL_MS = 3_000;

let sets: ViewSets;
beforeAll(async () => {
  sets = await ViewSets.start(PEOPLE, { HOMEWARD_REBUILD_PARTITIONS: PARTITIONS });
});
afterAll(() => sets.stop());

describe('a set of views', () => {
  it('equals the live one, although its builder was killed at random moments', async () => {
    const random = seededRandom(SEED);
    const settled = sets.busy();
    let version = await sets.rebuild();
    let kills = 0;
    while (kills < KILLS) {
      // a builder that was faster than the kill leaves a ready set, so another one is built
      if ((await sets.stateOf(version)) !== 'BUILDING') version = await sets.rebuild();
      const pid = await sets.homeward.until('a builder', async () => sets.builder());
      await sleep(random() * LATEST_KILL_MS);
      if (sets.builder() !== pid) continue;
      await killAndWait(sets.homeward, pid);
      kills++;
    }
    await sets.inState(version, 'READY');
    const { recorded, read } = await settled();
    await sets.homeward.caughtUp();
    process.stderr.write(
      `seed ${SEED}, ${PARTITIONS} partitions, ${KILLS} kills of the builder; ${recorded} recorded, ${read} read meanwhile\n`,
    );
    const [live, rebuilt] = await sets.contents(1, version);
    expect(rebuilt).toEqual(live);
  }, 600_000);
});
