import { randomUUID } from 'node:crypto';
import { QueryFailedError, type DataSource } from 'typeorm';
import { ProjectionError } from './projection-error.js';
import { Checkpoint } from './checkpoint.js';
import type { RowProjection } from '../fold/projection.js';
import { Projector } from './projector.js';
import { viewsDatabase } from '../testing/database.js';
import { Library, TABLES, contentOf, emptyTables, everything, loaned, loans, people } from '../testing/library.js';

const [ada, bob] = [randomUUID(), randomUUID()];
const [emma, ivanhoe] = [randomUUID(), randomUUID()];

let database: Awaited<ReturnType<typeof viewsDatabase>>;
let db: DataSource;
let library: Library;

beforeAll(async () => {
  database = await viewsDatabase();
  db = await database.connect([Checkpoint, ...TABLES]);
});
afterAll(() => database.drop());

beforeEach(async () => {
  await emptyTables(db);
  library = new Library();
  await library.record(
    ada,
    ['Met', { on: '2026-01-02', name: 'Ada', languages: ['eng', 'khm'] }],
    ['Borrowed', { on: '2026-01-02', bookId: emma, title: 'Emma', pages: 300 }],
    ['Borrowed', { on: '2026-01-03', bookId: ivanhoe, title: 'Ivanhoe', pages: 400 }],
  );
  await library.record(
    bob,
    ['Met', { on: '2026-01-03', name: 'Bob', languages: [] }],
    ['Borrowed', { on: '2026-01-04', bookId: emma, title: 'Emma', pages: 300 }],
  );
  await library.record(
    ada,
    ['Renamed', { name: 'A.' }],
    ['Returned', { bookId: ivanhoe }],
    ['Renamed', { name: 'B.' }],
  );
});

const start = async (projections = everything) =>
  Projector.start(db, projections, await library.standing(), library.reading);
const inBatches = async (size: number, projections = everything) => {
  const events = await library.log();
  const projector = await start(projections);
  for (let from = 0; from < events.length; from += size) await projector.project(events.slice(from, from + size));
};
const checkpoints = () => db.query(`SELECT name, position::int, origin, reason FROM checkpoint ORDER BY name`);
/** The position of the nth event of the log, as a checkpoint holds it. */
const after = async (nth: number) => Number((await library.log())[nth - 1]!.position);
const loansOf = (content: Record<string, unknown[]>) => content.loans as { row: { personId: string; title: string } }[];

describe('the projector', () => {
  it.each([1, 2, 3, 5, 8])('produces the same rows in batches of %i', async (size) => {
    await inBatches(8);
    const whole = await contentOf(db);
    await emptyTables(db);
    await inBatches(size);
    expect(await contentOf(db)).toEqual(whole);
    expect(whole.people).toMatchObject([ada, bob].toSorted().map((personId) => ({ row: { personId } })));
    expect(loansOf(whole).map(({ row }) => [row.personId, row.title])).toEqual(
      [ada, bob].toSorted().map((personId) => [personId, 'Emma']),
    );
    expect(whole.loaned).toHaveLength(6);
    const position = await after(8);
    expect(await checkpoints()).toEqual(
      ['loan', 'loaned', 'person'].map((name) => ({ name, position, origin: '0123abcd', reason: null })),
    );
  });

  it('has the statements that write rows planned once, not for every batch', async () => {
    await inBatches(2);
    const kept = await db.query(`SELECT name, generic_plans + custom_plans > 1 AS often FROM pg_prepared_statements`);
    expect(kept).toContainEqual({ name: 'save person', often: true });
  });

  it.each([0, 1, 4, 7])('applies nothing twice when its checkpoint is set back to event %i', async (nth) => {
    await inBatches(8);
    const before = await contentOf(db);
    const log = await library.log();
    const event = log[nth - 1];
    await db.query(`UPDATE checkpoint SET position = $1, "eventId" = $2, hash = $3`, [
      String(event?.position ?? -1),
      event?.id ?? null,
      event?.metadata.hash ?? null,
    ]);
    await (await start()).project(log);
    expect(await contentOf(db)).toEqual(before);
  });

  it('applies the events before one that a table cannot apply, names that one, and resumes after the repair', async () => {
    const broken: RowProjection = { ...people, on: { ...people.on, Renamed: () => ({ met: 'no day' }) } };
    const events = await library.log();
    const projector = await start([loans, loaned, broken]);
    for (const batch of [events, events.slice(5), [events[5]!]]) {
      const error = (await projector.project(batch).catch((thrown: unknown) => thrown)) as ProjectionError;
      expect(error).toBeInstanceOf(ProjectionError);
      expect(error.message).toBe(`person cannot apply the event ${events[5]!.id} (Renamed): QueryFailedError 22007.`);
      const position = await after(5);
      expect(await checkpoints()).toMatchObject([{ position }, { position }, { position }]);
      expect(projector.position).toBe(BigInt(position));
    }
    const upToThere = await contentOf(db);
    await emptyTables(db);
    await (await start()).project(events.slice(0, 5));
    expect(upToThere).toEqual(await contentOf(db));

    await inBatches(8);
    const repaired = await contentOf(db);
    await emptyTables(db);
    await inBatches(8);
    expect(repaired).toEqual(await contentOf(db));
  });

  it('forgets the rows of an attempt that failed, also where a table hears of another part of the batch only', async () => {
    const broken: RowProjection = { ...people, on: { ...people.on, Renamed: () => ({ met: 'no day' }) } };
    const events = await library.log();
    const projector = await start([loans, broken]);
    await projector.project(events.slice(0, 3));
    await expect(projector.project(events.slice(3, 6))).rejects.toThrow(ProjectionError);
    expect(loansOf(await contentOf(db)).map(({ row }) => row.personId)).toContain(bob);
  });

  it('names an event that is malformed, or on which a projection throws', async () => {
    const stumbling: RowProjection = {
      ...people,
      on: { ...people.on, Renamed: () => (undefined as unknown as { name: { text: object } }).name.text },
    };
    const events = await library.log();
    await expect((await start([stumbling])).project(events)).rejects.toThrow(
      `person cannot apply the event ${events[5]!.id} (Renamed): TypeError.`,
    );
    const none = events.map((event, index) => (index === 6 ? ({ ...event, data: null } as never) : event));
    await expect((await start()).project(none)).rejects.toThrow(
      `The projector cannot apply the event ${events[6]!.id} (Returned): TypeError.`,
    );
  });

  it('blames no event for a database that goes away', async () => {
    await db.query(`CREATE FUNCTION go() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$`);
    await db.query(`CREATE TRIGGER going BEFORE INSERT ON loaned FOR EACH ROW EXECUTE FUNCTION go()`);
    const projector = await start();
    const error = await projector.project(await library.log()).catch((thrown: unknown) => thrown);
    await db.query(`DROP TRIGGER going ON loaned`);
    expect(error).toBeInstanceOf(QueryFailedError);
    expect(projector.position).toBe(-1n);
  });

  it('keeps no rows when its checkpoint cannot be moved', async () => {
    await db.query(`ALTER TABLE checkpoint ADD CONSTRAINT never CHECK (position < 0) NOT VALID`);
    await expect((await start()).project(await library.log())).rejects.toThrow('never');
    await db.query(`ALTER TABLE checkpoint DROP CONSTRAINT never`);
    expect(await contentOf(db)).toEqual({ people: [], loans: [], loaned: [] });
  });

  it('skips events that a table has applied when they arrive again with new ones', async () => {
    const events = await library.log();
    const projector = await start();
    await projector.project(events.slice(0, 6));
    await db.query(`UPDATE loaned SET "recordedTo" = now()`); // as a correction in between would do
    await projector.project(events.slice(1));
    const [{ open }] = await db.query(`SELECT count(*)::int AS open FROM loaned WHERE "recordedTo" IS NULL`);
    expect(open).toBe(0);
  });

  it('retries a batch after it failed, as if nothing had happened', async () => {
    const events = await library.log();
    const projector = await start();
    await db.query(`ALTER TABLE loaned ADD CONSTRAINT never CHECK (false) NOT VALID`);
    await expect(projector.project(events)).rejects.toThrow(ProjectionError);
    await db.query(`ALTER TABLE loaned DROP CONSTRAINT never`);
    await projector.project(events);
    expect((await contentOf(db)).loaned).toHaveLength(6);
  });

  it('fills a new table from the first event while the others wait, then all continue together', async () => {
    const events = await library.log();
    await (await start([people, loaned])).project(events.slice(0, 5));
    const before = await contentOf(db);
    const projector = await start();
    expect(projector.position).toBe(-1n);
    await projector.project(events.slice(0, 3));
    expect(await contentOf(db)).toMatchObject({ people: before.people, loaned: before.loaned });
    expect((await contentOf(db)).loans).toHaveLength(2);
    const [third, fifth] = [await after(3), await after(5)];
    expect(await checkpoints()).toMatchObject([{ position: third }, { position: fifth }, { position: fifth }]);
    await projector.project(events.slice(3));
    const grown = await contentOf(db);
    await emptyTables(db);
    await inBatches(8);
    expect(grown).toEqual(await contentOf(db));
  });

  it.each([1, 2, 3])('handles a row that is removed and returns (batches of %i)', async (size) => {
    await library.record(
      ada,
      ['Borrowed', { on: '2026-02-01', bookId: ivanhoe, title: 'Ivanhoe II', pages: 1 }],
      ['Returned', { bookId: emma }],
      ['Borrowed', { on: '2026-02-01', bookId: emma, title: 'Emma II', pages: 1 }],
    );
    await inBatches(size * 4);
    const titles = loansOf(await contentOf(db)).map(({ row }) => row.title);
    expect(titles.toSorted()).toEqual(['Emma', 'Emma II', 'Ivanhoe II']);
  });
});
