import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { Checkpoint } from './checkpoint.js';
import { Parked } from './parked.js';
import { TablesOwner } from './tables-owner.js';
import { viewsDatabase } from './testing/database.js';
import { TABLES } from './testing/library.js';
import { Touched } from './touched.js';
import { SetRequest, ViewSet } from './view-set.js';

const tables = { set: [Checkpoint, Parked, Touched, ...TABLES], kept: [Checkpoint, Parked, ViewSet, SetRequest] };

let database: Awaited<ReturnType<typeof viewsDatabase>>;
let db: DataSource;
let url: string;
beforeEach(async () => {
  database = await viewsDatabase();
  db = await database.connect([], false);
  ({ url } = database);
  await starting('one build');
});
afterEach(() => database.drop());

const starting = (build: string | undefined) =>
  new TablesOwner(
    { type: 'postgres', url, extra: { options: '-c homeward.part=projector' } },
    tables,
    build,
  ).bringUpToDate();

/** What is made again is another thing, though it is called the same. */
const policies = async () =>
  (await db.query(`SELECT max(oid::bigint)::text AS newest FROM pg_policy`)) as { newest: string }[];
const looksAgain = async (build: string | undefined = 'one build') => {
  const before = await policies();
  await starting(build);
  return JSON.stringify(before) !== JSON.stringify(await policies());
};

describe('what a build has brought up to date', () => {
  it('the same build does not look at again, whatever was filled and analysed meanwhile', async () => {
    await db.query(`INSERT INTO views_1.checkpoint (name, position, origin) VALUES ('loan_v1', 7, 'x'); ANALYZE`);
    expect(await looksAgain()).toBe(false);
  });

  it('another build looks at, and one that does not know what it is always does', async () => {
    expect(await looksAgain('another build')).toBe(true);
    expect(await looksAgain(undefined)).toBe(true);
  });

  it.each([
    ['a policy is dropped', `DROP POLICY reads ON views_1.loan_v1`],
    ['a policy is another', `ALTER POLICY reads ON views_1.loan_v1 USING (FALSE)`],
    ['rows are shown to everybody', `ALTER TABLE views_1.loan_v1 DISABLE ROW LEVEL SECURITY`],
    ['rows are shown to their owner', `ALTER TABLE views_1.loan_v1 NO FORCE ROW LEVEL SECURITY`],
    ['somebody may read a table', `GRANT SELECT ON views_1.loan_v1 TO PUBLIC`],
    ['somebody may read a column', `GRANT SELECT (title) ON views_1.loan_v1 TO PUBLIC`],
    ['somebody may look into a set', `GRANT USAGE ON SCHEMA views_1 TO PUBLIC`],
    ['a table is gone', `DROP TABLE views_1.loan_v1 CASCADE`],
    ['a name is gone', `DROP VIEW views.loan_v1`],
    [
      'a name shows something else',
      `DO $$ BEGIN EXECUTE 'CREATE OR REPLACE VIEW views.loan_v1 AS ' || obj_description('views.loan_v1'::regclass) || ' LIMIT 0'; END $$`,
    ],
    ['a name no longer asks for whoever reads', `ALTER VIEW views.loan_v1 RESET (security_invoker)`],
    ['nothing is live', `DELETE FROM kept.view_set`],
  ])('is looked at again when %s', async (_, does) => {
    await db.query(does);
    expect(await looksAgain()).toBe(true);
    expect(await looksAgain()).toBe(false);
  });

  it('is looked at again when a column is another, and refused', async () => {
    await db.query(`ALTER TABLE views_1.touched ADD COLUMN surprise text`);
    await expect(starting('one build')).rejects.toThrow('changed in place');
  });

  it('is looked at again when there is a set more or fewer, or another one is live', async () => {
    const owner = new TablesOwner({ type: 'postgres', url }, tables, 'one build');
    await owner.begin(await owner.replaceUnread(randomUUID(), 'rachana'));
    expect(await looksAgain()).toBe(true);
    await owner.finish(2);
    await db.query(`UPDATE kept.view_set SET state = 'ready' WHERE version = 2`);
    expect(await looksAgain()).toBe(true);
    await db.query(`UPDATE kept.view_set SET state = CASE version WHEN 2 THEN 'live' ELSE 'retired' END`);
    expect(await looksAgain()).toBe(true);
    await owner.switchTo(1, randomUUID());
    await owner.replaceUnread(randomUUID(), 'rachana');
    expect(await looksAgain()).toBe(true);
    expect(await looksAgain()).toBe(false);
  });
});
