import type { DataSource, EntityMetadata, QueryRunner } from 'typeorm';
import { viewsDatabase } from '../../../../libs/kernel/projections/testing/database.js';
import { compare } from './compare.js';

const ROWS = 12_000;
/** As the tables of views: a key of a text and a number, whose texts every collation sorts in another order. */
const table = {
  tableName: 'shelter',
  primaryColumns: [{ databaseName: 'name' }, { databaseName: 'bed' }],
} as unknown as EntityMetadata;

let database: Awaited<ReturnType<typeof viewsDatabase>>;
let db: DataSource;
let snapshot: QueryRunner;
beforeAll(async () => {
  database = await viewsDatabase();
  db = await database.connect([], false);
  for (const schema of ['live', 'rebuilt'])
    await db.query(`CREATE SCHEMA ${schema};
      CREATE TABLE ${schema}.shelter (name text, bed int, "eventId" text, position bigint, note text, PRIMARY KEY (name, bed));
      INSERT INTO ${schema}.shelter SELECT (ARRAY['Ä', 'a', 'B', 'ស', '"'])[1 + n % 5] || n / 7, n, 'event ' || n, n, repeat('x', 40)
        FROM generate_series(0, ${ROWS - 1}) n`);
});
afterAll(() => database.drop());
beforeEach(async () => {
  snapshot = db.createQueryRunner();
});
afterEach(async () => {
  await snapshot.rollbackTransaction();
  await snapshot.release();
});

/** What the comparison finds after a change of the live rows, and how many statements it took. */
const compareAfter = async (...changes: readonly string[]) => {
  await snapshot.startTransaction('REPEATABLE READ');
  for (const change of changes) await snapshot.query(change);
  const asked: string[] = [];
  const query = snapshot.query.bind(snapshot);
  const side = {
    query: async (text: string, values?: unknown[]) => {
      asked.push(text);
      return query(text, values);
    },
  } as Pick<QueryRunner, 'query'>;
  const { rows, finding } = await compare(table, { side, schema: 'live' }, { side: db, schema: 'rebuilt' });
  return { rows, finding, asked };
};
const of = (n: number) => `WHERE bed = ${n}`;

describe('a table of the live views', () => {
  it('is compared by one sum where it has the rows that follow from the log', async () => {
    const { rows, finding, asked } = await compareAfter();
    expect([rows, finding, asked.length]).toEqual([ROWS, undefined, 1]);
  });

  it.each([
    [
      'a row that was changed',
      `UPDATE live.shelter SET note = 'y' ${of(7_123)}`,
      `has a row whose content differs from the log (${ROWS} rows, ${ROWS} expected)`,
    ],
    [
      'a row that was removed',
      `DELETE FROM live.shelter ${of(7_123)}`,
      `lacks a row that follows from the log (${ROWS - 1} rows, ${ROWS} expected)`,
    ],
    [
      'a row that was added',
      `INSERT INTO live.shelter VALUES ('a', -1, 'event 7123', 7123, '')`,
      `has a row that does not follow from the log (${ROWS + 1} rows, ${ROWS} expected)`,
    ],
  ])('names %s, with its entry', async (_, change, what) => {
    const { finding } = await compareAfter(change);
    expect(finding).toEqual({ what, table: 'shelter', eventId: 'event 7123', position: 7_123n });
  });

  it('is sorted once, however many pages come before the first difference', async () => {
    const { finding, asked } = await compareAfter(
      `UPDATE live.shelter SET note = 'y' WHERE name LIKE 'ស%' AND bed > 11990`,
    );
    expect(finding).toMatchObject({ what: expect.stringContaining('differs') });
    expect(asked.filter((text) => text.includes('ORDER BY'))).toHaveLength(1);
    expect(asked.filter((text) => text.startsWith('FETCH'))).toHaveLength(3);
  });

  it('of which everything is gone lacks its first row, and the next table is compared all the same', async () => {
    const { rows, finding } = await compareAfter('DELETE FROM live.shelter');
    expect([rows, finding?.what]).toEqual([0, `lacks a row that follows from the log (0 rows, ${ROWS} expected)`]);
    const next = await compare(table, { side: snapshot, schema: 'rebuilt' }, { side: db, schema: 'rebuilt' });
    expect(next).toEqual({ rows: ROWS });
    const again = await compare(table, { side: snapshot, schema: 'live' }, { side: db, schema: 'rebuilt' });
    expect(again.finding).toEqual(finding);
  });
});
