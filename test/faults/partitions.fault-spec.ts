import { databaseUrlOf } from '../harness/database-url.js';
import { Gate } from '../harness/gate.js';
import { setSchema } from '../harness/sets/live-set.js';
import { ViewSets, killAndWait } from '../harness/sets/view-sets.js';

const PARTITIONS = 4;
const PEOPLE = '60';

let sets: ViewSets;
beforeAll(async () => {
  sets = await ViewSets.start(PEOPLE, { HOMEWARD_REBUILD_PARTITIONS: String(PARTITIONS) });
});
afterAll(() => sets.stop());

describe('a set of views that several threads copy', () => {
  it('equals the live one, although their process was killed before, while and after they copied', async () => {
    const settled = sets.busy(1_000);
    const url = databaseUrlOf(sets.homeward, 'postgres');
    const reading = await Gate.beforeStatement(url, 'UPDATE OF "resumedAt" ON kept.view_set');
    const joining = await Gate.beforeCommand(url, 'CREATE INDEX');
    const version = await sets.rebuild();
    const schema = setSchema(version);
    const checkpoints = async () => {
      const { rows } = await sets.db.query<{ name: string }>(`SELECT name FROM ${schema}.checkpoint`);
      return rows.map(({ name }) => name);
    };
    /** All that wait there belong to the builder. */
    const killedAt = async (gate: Gate, waiting: number): Promise<void> => {
      const connections = await sets.homeward.until(`${waiting} at the gate`, async () => {
        const found = await gate.waitUntilReached();
        return found.length === waiting && found;
      });
      await killAndWait(sets.homeward, sets.builder()!);
      await gate.end(connections);
    };

    await reading.waitUntilReached();
    const batch = await Gate.beforeStatement(url, `INSERT ON ${schema}.overview`);
    await killedAt(reading, 1);
    const divided = await checkpoints();
    expect(divided.filter((name) => / [1-4]\/4$/.test(name))).toHaveLength(divided.length);
    await reading.open();
    await killedAt(batch, PARTITIONS);
    await batch.open();
    await killedAt(joining, 1);
    expect((await checkpoints()).filter((name) => name.includes('/'))).toEqual([]);
    await joining.open();

    await sets.inState(version, 'READY');
    const { recorded, read } = await settled();
    await sets.homeward.caughtUp();
    process.stdout.write(`3 kills of the builder and its threads; ${recorded} recorded, ${read} read meanwhile\n`);
    const [live, rebuilt] = await sets.contents(1, version);
    expect(Object.keys(live!).length).toBeGreaterThan(40);
    expect(rebuilt).toEqual(live);
  }, 600_000);
});
