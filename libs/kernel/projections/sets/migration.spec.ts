import { jest } from '@jest/globals';
import pg from 'pg';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { Checkpoint } from '../projector/checkpoint.js';
import { ChangedInPlace, assertTablesFit, makeIndexes, makeTables } from './migration.js';
import { viewsDatabase } from '../testing/database.js';
import { TABLES } from '../testing/library.js';
import { View } from '../fold/view.js';

let database: Awaited<ReturnType<typeof viewsDatabase>>;
beforeEach(async () => {
  database = await viewsDatabase();
});
afterEach(() => database.drop());

const lampWith = (table: string, ...columns: (() => PropertyDecorator)[]) => {
  class Lamp extends View {
    @PrimaryColumn('uuid') lampId!: string;
    @Column('text') @Index() room!: string;
  }
  columns.forEach((column, index) => column()(Lamp.prototype, `column${index}`));
  Entity(table)(Lamp);
  return Lamp;
};
const text = () => Column('text');

describe('the tables of the views', () => {
  it('are created with their indexes, and then fit their classes', async () => {
    const db = await database.connect([Checkpoint, ...TABLES]);
    await assertTablesFit(db);
    const tables = await db.query(`SELECT tablename FROM pg_tables WHERE schemaname = 'views' ORDER BY 1`);
    expect(tables.map(({ tablename }: { tablename: string }) => tablename)).toEqual(
      expect.arrayContaining(['checkpoint', 'loan', 'loaned', 'person']),
    );
    const [{ count }] = await db.query(
      `SELECT count(*)::int FROM pg_indexes WHERE tablename = 'loaned' AND indexdef LIKE '%subject%'`,
    );
    expect(count).toBe(1);
  });

  it('are created once: a second start keeps their rows', async () => {
    const first = await database.connect([Checkpoint, ...TABLES]);
    await first.query(`INSERT INTO checkpoint (name, position, origin) VALUES ('person', 7, 'x')`);
    const second = await database.connect([Checkpoint, ...TABLES]);
    await assertTablesFit(second);
    expect(await second.query(`SELECT position::int FROM checkpoint`)).toEqual([{ position: 7 }]);
  });

  it.each<[string, ReturnType<typeof lampWith>, string]>([
    ['a column more', lampWith('lamp', text, text), 'column1'],
    ['a column less', lampWith('lamp'), 'column0'],
    ['another type', lampWith('lamp', () => Column('int')), 'column0'],
    ['nullable', lampWith('lamp', () => Column('text', { nullable: true })), 'column0'],
  ])('do not fit a class that was changed in place: %s', async (_, changed, names) => {
    await database.connect([Checkpoint, lampWith('lamp', text)]);
    const db = await database.connect([Checkpoint, changed]);
    const fitting = assertTablesFit(db);
    await expect(fitting).rejects.toThrow(ChangedInPlace);
    await expect(fitting).rejects.toThrow(names);
  });

  it('get a new index in place, and keep their rows', async () => {
    const db = await database.connect([Checkpoint, lampWith('lamp')]);
    const [index] = (await db.query(`SELECT indexname FROM pg_indexes WHERE indexdef LIKE '%room%'`)) as [
      { indexname: string },
    ];
    await db.query(`DROP INDEX "${index.indexname}"`);
    await db.query(
      `INSERT INTO lamp ("lampId", room, revision, position, "lastEventId") VALUES (gen_random_uuid(), 'hall', 0, 1, gen_random_uuid())`,
    );
    await expect(assertTablesFit(db)).rejects.toThrow(ChangedInPlace);
    await makeIndexes(db);
    await assertTablesFit(db);
    expect(await db.query(`SELECT room FROM lamp`)).toEqual([{ room: 'hall' }]);
  });

  it('get no index while they do not fit otherwise', async () => {
    const db = await database.connect([Checkpoint, lampWith('lamp')]);
    await db.query(`ALTER TABLE lamp ADD COLUMN oil text`);
    await expect(makeIndexes(db)).rejects.toThrow('oil');
  });

  it('are created again after they were dropped, to be filled from the first event; the others stay', async () => {
    const db = await database.connect([lampWith('lamp'), lampWith('lantern'), Checkpoint]);
    await db.query(`INSERT INTO checkpoint (name, position, origin) VALUES ('lamp', 7, 'x'), ('lantern', 7, 'x')`);
    await db.query(`DROP TABLE lamp`);
    await makeTables(db);
    await assertTablesFit(db);
    expect(await db.query(`SELECT name FROM checkpoint`)).toEqual([{ name: 'lantern' }]);
    await db.query(`DROP TABLE checkpoint, lantern CASCADE`);
    await makeTables(db);
    await assertTablesFit(db);
  });

  it('do not fit when one is missing', async () => {
    const db = await database.connect([Checkpoint, lampWith('lamp')]);
    await db.query(`DROP TABLE lamp`);
    await expect(assertTablesFit(db)).rejects.toThrow('lamp');
  });

  it('are inspected with one query after the other on a connection, as its client requires', async () => {
    const list = () => Column('text', { array: true });
    const db = await database.connect([Checkpoint, lampWith('lamp', list, list, list)]);
    const underWay = new Map<unknown, number>();
    let most = 0;
    const query = Reflect.get(pg.Client.prototype, 'query') as (...asked: unknown[]) => unknown;
    jest.spyOn(pg.Client.prototype, 'query').mockImplementation(async function (this: unknown, ...asked: unknown[]) {
      underWay.set(this, (underWay.get(this) ?? 0) + 1);
      most = Math.max(most, underWay.get(this)!);
      const answer = await query.apply(this, asked);
      underWay.set(this, underWay.get(this)! - 1);
      return answer;
    } as never);
    await assertTablesFit(db).finally(() => jest.restoreAllMocks());
    expect(most).toBe(1);
  });
});
