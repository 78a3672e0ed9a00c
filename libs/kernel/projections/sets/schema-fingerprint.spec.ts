import { randomUUID } from 'node:crypto';
import { DataSource, Entity, PrimaryColumn } from 'typeorm';
import { View } from '../fold/view.js';
import { Checkpoint } from '../projector/checkpoint.js';
import { ParkedStream } from '../projector/parked.js';
import { schemaHash } from './schema-hash.js';
import { TablesOwner } from './tables-owner.js';
import { viewsDatabase } from '../testing/database.js';
import { TABLES } from '../testing/library.js';
import { StaleSubject } from '../live/stale-subject.js';
import { SetRequest, ViewSet } from './view-set.js';

/** A kept table, whose edition a start notes beside the fingerprint. */
@Entity('token')
class Token extends View {
  static readonly edition = 2;
  static readonly rowPolicy = { own: 'FALSE' };
  @PrimaryColumn('uuid')
  subject!: string;
}

const tables = {
  set: [Checkpoint, ParkedStream, StaleSubject, ...TABLES],
  kept: [Checkpoint, ParkedStream, ViewSet, SetRequest, Token],
};

/** Brings the schema up to date, as a build does. */
let made: Awaited<ReturnType<typeof viewsDatabase>>;
let database: Awaited<ReturnType<typeof viewsDatabase>>;
let db: DataSource;
let url: string;
beforeAll(async () => {
  made = await viewsDatabase();
  ({ url } = made);
  await starting('one build');
});
afterAll(() => made.drop());
beforeEach(async () => {
  database = await viewsDatabase(made.name);
  db = await database.connect([], false);
  ({ url } = database);
});
afterEach(() => database.drop());

/** A statement about the first set. */
const inSet = (sql: string): string =>
  sql
    .replaceAll('views_1.', `views_${schemaHash(tables.set)}_1.`)
    .replaceAll('views_1 ', `views_${schemaHash(tables.set)}_1 `);

const starting = (build: string | undefined) =>
  new TablesOwner(
    { type: 'postgres', url, extra: { options: '-c homeward.part=projector' } },
    tables,
    build,
  ).bringUpToDate();

/** The newest policy's oid: a policy that is created again gets another oid, even under the same name. */
const policies = async () =>
  (await db.query(`SELECT max(oid::bigint)::text AS newest FROM pg_policy`)) as { newest: string }[];
const looksAgain = async (build: string | undefined = 'one build') => {
  const before = await policies();
  await starting(build);
  return JSON.stringify(before) !== JSON.stringify(await policies());
};

describe('the schema that a build has brought up to date', () => {
  it('is not checked again by the same build, even after rows were written and analysed', async () => {
    await db.query(inSet(`INSERT INTO views_1.checkpoint (name, position, origin) VALUES ('loan', 7, 'x'); ANALYZE`));
    expect(await looksAgain()).toBe(false);
  });

  it('is checked again by another build, and always by a build without a fingerprint', async () => {
    expect(await looksAgain('another build')).toBe(true);
    expect(await looksAgain(undefined)).toBe(true);
  });

  it.each([
    ['a policy is dropped', `DROP POLICY reads ON views_1.loan`],
    ['a policy changes', `ALTER POLICY reads ON views_1.loan USING (FALSE)`],
    ['row-level security is disabled', `ALTER TABLE views_1.loan DISABLE ROW LEVEL SECURITY`],
    ['row-level security no longer binds the owner', `ALTER TABLE views_1.loan NO FORCE ROW LEVEL SECURITY`],
    ['a table may be read by PUBLIC', `GRANT SELECT ON views_1.loan TO PUBLIC`],
    ['a column may be read by PUBLIC', `GRANT SELECT (title) ON views_1.loan TO PUBLIC`],
    ['a set may be used by PUBLIC', `GRANT USAGE ON SCHEMA views_1 TO PUBLIC`],
    ['a table is missing', `DROP TABLE views_1.loan CASCADE`],
    ['the checkpoints cannot be read together', `DROP VIEW views_1.checkpoints`],
    [
      'the checkpoints that are read together are others',
      `CREATE OR REPLACE VIEW views_1.checkpoints AS SELECT * FROM views_1.checkpoint`,
    ],
    ['they no longer check the rights of the reader', `ALTER VIEW views_1.checkpoints RESET (security_invoker)`],
    ['no set is live', `DELETE FROM kept.view_set`],
  ])('is checked again when %s', async (_, does) => {
    await db.query(inSet(does));
    expect(await looksAgain()).toBe(true);
    expect(await looksAgain()).toBe(false);
  });

  it('is checked again and refused when a column changes', async () => {
    await db.query(inSet(`ALTER TABLE views_1.touched ADD COLUMN surprise text`));
    await expect(starting('one build')).rejects.toThrow('changed in place');
  });

  it('is checked again when a set is added or dropped, or another one becomes live', async () => {
    const owner = new TablesOwner({ type: 'postgres', url }, tables, 'one build');
    await owner.beginSet(await owner.replaceUnread(null, 'rachana'));
    expect(await looksAgain()).toBe(true);
    await owner.finishSet(2);
    await db.query(`UPDATE kept.view_set SET state = 'ready' WHERE version = 2`);
    expect(await looksAgain()).toBe(true);
    await db.query(`UPDATE kept.view_set SET state = CASE version WHEN 2 THEN 'live' ELSE 'retired' END`);
    expect(await looksAgain()).toBe(true);
    await owner.switchTo(1, randomUUID());
    await owner.replaceUnread(null, 'rachana');
    expect(await looksAgain()).toBe(true);
    expect(await looksAgain()).toBe(false);
  });

  it('is checked again while a table of a former version cannot be dropped', async () => {
    await db.query(`CREATE TABLE kept.former (id int); CREATE VIEW public.report AS SELECT * FROM kept.former`);
    const start = () =>
      new TablesOwner({ type: 'postgres', url }, { ...tables, retired: ['former'] }, 'one build').bringUpToDate();
    const left = [expect.stringMatching(/^kept\.former \(view .*report depends on table /)];
    expect(await start()).toEqual(left);
    expect(await start()).toEqual(left);
    await db.query(`DROP VIEW public.report`);
    expect(await start()).toEqual([]);
    expect(await db.query(`SELECT to_regclass('kept.former') AS left`)).toEqual([{ left: null }]);
  });
});
