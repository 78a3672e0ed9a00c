import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { Checkpoint } from './checkpoint.js';
import { ProjectionReader } from './reader.js';
import { Table } from './table.js';
import { viewsDatabase } from '../testing/database.js';
import { Library, TABLES, loans } from '../testing/library.js';

const ada = randomUUID();
let database: Awaited<ReturnType<typeof viewsDatabase>>;
let db: DataSource;

beforeAll(async () => {
  database = await viewsDatabase();
  db = await database.connect([Checkpoint, ...TABLES]);
  await db.query(
    `INSERT INTO loan ("personId", "bookId", title, since, revision, position, "lastEventId")
     SELECT $1, gen_random_uuid(), 'Emma', '2026-01-01', 0, 0, gen_random_uuid() FROM generate_series(1, 500)`,
    [ada],
  );
});
afterAll(() => database.drop());

/** How many rows of loans the transaction has read by reading the whole table. */
const readWhole = async (tx: EntityManager): Promise<number> => {
  const [{ read }] = (await tx.query(
    `SELECT seq_tup_read::int AS read FROM pg_stat_xact_user_tables WHERE relname = 'loan'`,
  )) as [{ read: number }];
  return read;
};

describe('a table', () => {
  it('reads the rows of a batch by their keys, not the whole table', async () => {
    const library = new Library();
    const [known] = (await db.query('SELECT "bookId" AS id FROM loan LIMIT 1')) as [{ id: string }];
    await library.record(
      ada,
      ['Borrowed', { on: '2026-01-02', bookId: randomUUID(), title: 'Persuasion', pages: 200 }],
      ['Returned', { bookId: known.id }],
    );
    const reader = new ProjectionReader(library.reading);
    const { events } = await reader.read(await library.log());
    const table = new Table(db, loans, library.reading.amends);
    await db.transaction(async (tx) => {
      const before = await readWhole(tx);
      await table.apply(tx, events.slice(0, 1), new Map());
      expect((await readWhole(tx)) - before).toBe(0);
      await table.apply(tx, events.slice(1), new Map());
    });
    expect(await db.query('SELECT count(*)::int AS count FROM loan')).toEqual([{ count: 500 }]);
  });
});
