import type { DataSource } from 'typeorm';
import { LIVE, makeProtectedDatabase } from './testing/protected-database.js';

let at: Awaited<ReturnType<typeof makeProtectedDatabase>>;
let reports: DataSource;
beforeAll(async () => {
  at = await makeProtectedDatabase();
  reports = await at.asReports();
});
afterAll(() => at.drop());

describe('the database role of reports', () => {
  it('sees what was released, and that a number is withheld', async () => {
    await at.projector.query(
      `INSERT INTO kept.released_cell (year, "knownAt", figure, key, version, unit, withheld)
       VALUES (2020, '2026-10-31T17:00:00Z', 'M14', 'male', 1, 'share', true)`,
    );
    const sees = `DO $$ BEGIN
      ASSERT (SELECT count(*) FROM kept.released_cell WHERE withheld AND value IS NULL) = 1;
    END $$`;
    await expect(reports.query(sees)).resolves.toBeDefined();
  });

  it('sees no fact and no view', async () => {
    const tables: { name: string }[] = await at.projector.query(
      `SELECT format('%I.%I', nspname, relname) AS name FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
       WHERE relkind IN ('r', 'v') AND nspname IN ('${LIVE}', 'kept') AND relname <> 'released_cell'`,
    );
    expect(tables.length).toBeGreaterThan(40);
    for (const { name } of tables)
      await expect(reports.query(`SELECT FROM ${name}`)).rejects.toThrow('permission denied');
  });

  it('releases nothing by itself', async () => {
    for (const sql of ['DELETE FROM kept.released_cell', 'UPDATE kept.released_cell SET withheld = false'])
      await expect(reports.query(sql)).rejects.toThrow('permission denied');
  });
});
