import { randomUUID } from 'node:crypto';
import { databaseUrlOf } from '../harness/database-url.js';
import { Gate } from '../harness/gate.js';
import { refusalOf } from '../harness/homeward.js';
import { referralOf } from '../harness/command-outcomes.js';
import { ViewSets, courtesyOf, killAndWait } from '../harness/sets/view-sets.js';
import { FIRST_SET, setSchema } from '../harness/sets/live-set.js';

/** Few enough that a rebuild writes their events as one batch: what is recorded after it was read is the next one. */
const PEOPLE = '40';

let sets: ViewSets;
beforeAll(async () => {
  sets = await ViewSets.start(PEOPLE);
});
afterAll(() => sets.stop());

/** A table with indexes, which every batch writes. */
const caseloadTable = async (): Promise<string> => {
  const { rows } = await sets.db.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = '${FIRST_SET}'::regnamespace AND relname LIKE 'caseload%'`,
  );
  return rows[0]!.name;
};

describe('a set of views', () => {
  let version = 1;

  it('is built during writes and reads, and equals the live one although its builder was killed at every step', async () => {
    // a build takes minutes: at the usual pace, most of the work would be the requests beside it
    const settled = sets.busy(1_000);
    const url = databaseUrlOf(sets.homeward, 'postgres');
    /** The builder is restarted at once, and reaches the same gate, unless another one comes before it. */
    const builderKilledAt = async (gate: Gate, next = gate): Promise<void> => {
      const connections = await gate.waitUntilReached();
      const pid = sets.builder()!;
      expect(courtesyOf(pid)).toEqual({ ownSession: true, nice: 10, autogroup: true });
      await killAndWait(sets.homeward, pid);
      await gate.end(connections);
      expect(await sets.stateOf(version)).toBe('BUILDING');
      await next.waitUntilReached();
    };

    const tables = await Gate.beforeCommand(url, 'CREATE TABLE');
    const reading = await Gate.beforeStatement(url, 'UPDATE OF "resumedAt" ON kept.view_set');
    const indexes = await Gate.beforeCommand(url, 'CREATE INDEX');
    const ready = await Gate.beforeStatement(url, 'UPDATE OF since ON kept.view_set');
    version = await sets.rebuild();
    expect(refusalOf(await sets.ask('rebuildProjections'))).toBe('REBUILD_UNDERWAY');
    await builderKilledAt(tables);
    await tables.open();
    await reading.waitUntilReached();
    const batch = await Gate.beforeStatement(url, `INSERT ON ${setSchema(version)}."${await caseloadTable()}"`);
    await reading.open();
    await builderKilledAt(batch);
    await batch.passOnce();
    // the next batch has at least this referral, and resumes where the first one ended
    expect((await sets.homeward.command('receiveReferral', referralOf(randomUUID()))).errors).toBeUndefined();
    await builderKilledAt(indexes, batch);
    await builderKilledAt(batch);
    await batch.open();
    await indexes.waitUntilReached();
    await indexes.open();
    await builderKilledAt(ready);
    await ready.open();

    await sets.inState(version, 'READY');
    const { recorded, read } = await settled();
    await sets.homeward.caughtUp();
    process.stdout.write(`5 kills of the builder; ${recorded} recorded, ${read} read meanwhile\n`);
    const [live, rebuilt] = await sets.contents(1, version);
    expect(Object.keys(live!).length).toBeGreaterThan(40);
    expect(rebuilt).toEqual(live);
  }, 600_000);

  it('is switched to, and back, during writes and reads, without any failed answer', async () => {
    const settled = sets.busy();
    expect(refusalOf(await sets.ask('switchProjections', { version: version + 7 }))).toBe('SET_NOT_READY');
    expect(refusalOf(await sets.ask('rollbackProjections'))).toBe('NO_FORMER_SET');
    const said = await sets.cli('projections', 'switch', String(version));
    expect(said).toMatchObject({ code: 0, out: `Set ${version} is live.\n` });
    expect(await sets.all()).toMatchObject([
      { version: 1, state: 'RETIRED' },
      { version, state: 'LIVE' },
    ]);
    for (const back of [1, version, 1, version]) {
      expect((await sets.ask('rollbackProjections')).errors).toBeUndefined();
      await sets.inState(back, 'LIVE');
    }
    await settled();
    // a new entry is read at once, whichever set is live
    const survivorId = randomUUID();
    await sets.homeward.command('receiveReferral', referralOf(survivorId));
    await sets.homeward.caughtUp();
    expect((await sets.all()).find(({ state }) => state === 'LIVE')!.version).toBe(version);
  });

  it('is live after a start, and kept up to date with the former one', async () => {
    sets.homeward.kill('projector');
    await sets.homeward.caughtUp();
    expect(await sets.all()).toMatchObject([
      { version: 1, state: 'RETIRED' },
      { version, state: 'LIVE' },
    ]);
  });
});
