import { SetsOfLibrary, tablesWith } from '../testing/view-sets.js';
import { TABLES, contentOf } from '../testing/library.js';
import { CannotAdopt } from './adopt.js';

/** The names of the tables in version 0.8. */
const FORMER = { person: 'person_v3', loan: 'loan_v1', loaned: 'loaned_v2' };

let at: SetsOfLibrary;
beforeEach(async () => {
  at = await SetsOfLibrary.start(tablesWith(TABLES, FORMER, ['token_v2']));
});
afterEach(() => at.stop());

const inKept = (sql: string): Promise<unknown> => at.kept.query(sql);

/** Makes a database of version 0.8 with a ready set beside the live one. */
const age = async (): Promise<void> => {
  await at.owner.bringUpToDate();
  await at.someone();
  await at.follow(1);
  const live = at.schemaOf(1);
  await inKept(`DROP VIEW ${live}.checkpoints, ${live}.parked_streams`);
  await inKept(`DROP POLICY IF EXISTS opened_by_${live} ON kept.parked`);
  for (const [name, former] of Object.entries(FORMER)) {
    const indexes = (await at.kept.query(
      `SELECT indexname AS index FROM pg_indexes WHERE schemaname = $1 AND tablename = $2 AND indexname LIKE 'IDX%'`,
      [live, name],
    )) as { index: string }[];
    const { indices } = (await at.at(1)).entityMetadatas.find(({ tableName }) => tableName === name)!;
    for (const { index } of indexes) {
      const { columns, where } = indices.find((one) => one.name === index)!;
      const before = at.kept.namingStrategy.indexName(
        former,
        columns.map(({ databasePath }) => databasePath),
        where,
      );
      await inKept(`ALTER INDEX ${live}."${index}" RENAME TO "${before}"`);
    }
    await inKept(`ALTER TABLE ${live}.${name} RENAME TO ${former}`);
    await inKept(`UPDATE ${live}.checkpoint SET name = '${former}' WHERE name = '${name}'`);
  }
  await inKept(`ALTER SCHEMA ${live} RENAME TO views_1`);
  await inKept(
    `CREATE TABLE views_1.person_v2 (id int); INSERT INTO views_1.checkpoint (name, position, origin) VALUES ('person_v2', 7, 'x')`,
  );
  await inKept(
    `CREATE TABLE kept.token_v2 (id int); INSERT INTO kept.checkpoint (name, position, origin) VALUES ('token_v2', 7, 'x')`,
  );
  await inKept(`CREATE SCHEMA views_2; CREATE TABLE views_2.person_v3 (id int)`);
  await inKept(`INSERT INTO view_set (version, state) VALUES (2, 'ready'); ALTER TABLE view_set DROP COLUMN hash`);
  await inKept(`CREATE SCHEMA IF NOT EXISTS views`);
  for (const former of Object.values(FORMER))
    await inKept(`CREATE VIEW views.${former} AS SELECT * FROM views_1.${former}`);
  await inKept(`DROP POLICY reads ON kept.parked`);
  await inKept(`CREATE POLICY reads ON kept.parked FOR SELECT USING (EXISTS (SELECT FROM views.person_v3))`);
};

describe('a database of version 0.8', () => {
  it('is adopted with all rows, checkpoints and indexes of its live set, without a rebuild', async () => {
    await age();
    const oids = () =>
      at.kept.query(
        `SELECT oid::int FROM pg_class WHERE relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname ~ '^views_(.*_)?1$') AND relkind IN ('r', 'i') AND relname <> 'person_v2' ORDER BY 1`,
      );
    const before = await oids();
    await at.owner.bringUpToDate();
    expect(await oids()).toEqual(before);
    const read = await at.reader();
    expect((await contentOf(read)).people).toHaveLength(1);
    expect((await contentOf(read)).loaned).toHaveLength(2);
    const position = String((await at.library.log()).at(-1)!.position);
    expect(await read.query(`SELECT name, position FROM checkpoints ORDER BY name`)).toEqual(
      ['loan', 'loaned', 'person'].map((name) => ({ name, position })),
    );
    expect(await at.states()).toEqual({ 1: 'live' });
    const schemas = `SELECT nspname AS name FROM pg_namespace WHERE nspname ~ '^(views|kept)' ORDER BY 1`;
    expect(await at.kept.query(schemas)).toEqual([{ name: 'kept' }, { name: at.schemaOf(1) }]);
    const token = `SELECT to_regclass('kept.token_v2') AS left, (SELECT count(*)::int FROM kept.checkpoint) AS places`;
    expect(await at.kept.query(token)).toEqual([{ left: null, places: 0 }]);
    await at.someone();
    await at.follow(1);
    expect((await contentOf(read)).people).toHaveLength(2);
    await at.owner.switchTo(await at.build(), null);
    expect((await contentOf(read)).people).toHaveLength(2);
  });

  it('of an earlier version gets its missing tables, filled from the first event', async () => {
    await age();
    await inKept(`ALTER TABLE views_1.person_v3 RENAME TO person_v1`);
    await inKept(`UPDATE views_1.checkpoint SET name = 'person_v1' WHERE name = 'person_v3'`);
    await at.owner.bringUpToDate();
    const read = await at.reader();
    expect((await contentOf(read)).people).toEqual([]);
    await at.follow(1);
    expect((await contentOf(read)).people).toHaveLength(1);
  });

  it('is not adopted while a report of an administrator depends on its views, and stays unchanged', async () => {
    await age();
    await inKept(`CREATE VIEW public.report AS SELECT * FROM views.loan_v1`);
    const adopted = at.owner.bringUpToDate();
    await expect(adopted).rejects.toThrow(CannotAdopt);
    await expect(adopted).rejects.toThrow('report depends on view views.loan_v1');
    expect(await at.kept.query(`SELECT count(*)::int FROM public.report`)).toEqual([{ count: 1 }]);
    await inKept(`DROP VIEW public.report`);
    await at.owner.bringUpToDate();
    expect((await contentOf(await at.reader())).people).toHaveLength(1);
  });

  it('from before there were sets is not adopted', async () => {
    await inKept(`CREATE SCHEMA IF NOT EXISTS views; CREATE TABLE views.checkpoint (name text)`);
    await expect(at.owner.bringUpToDate()).rejects.toThrow('start version 0.8 once');
  });
});
