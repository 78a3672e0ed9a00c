import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import type { RecordedEvent } from '#kernel/event-store';
import { Checkpoint } from './checkpoint.js';
import { Projector } from './projector.js';
import { viewsDatabase } from '../testing/database.js';
import { Library, TABLES, contentOf, emptyTables, everything } from '../testing/library.js';

const persons = Array.from({ length: 3 }, () => randomUUID());
const books = Array.from({ length: 2 }, () => randomUUID());

let database: Awaited<ReturnType<typeof viewsDatabase>>;
let db: DataSource;
beforeAll(async () => {
  database = await viewsDatabase();
  db = await database.connect([Checkpoint, ...TABLES]);
  // at the last moment: everything was written, and the commit fails
  await db.query(`CREATE FUNCTION crash() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'crashed'; END $$`);
  await db.query(`CREATE CONSTRAINT TRIGGER crash AFTER UPDATE ON checkpoint DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION crash()`);
  await db.query(`ALTER TABLE checkpoint DISABLE TRIGGER crash`);
});
afterAll(() => database.drop());

const who = fc.constantFrom(...persons);
const bookId = fc.constantFrom(...books);
const told = fc.oneof(
  fc.tuple(who, fc.tuple(fc.constant('Renamed' as const), fc.record({ name: fc.constantFrom('A', 'B') }))),
  fc.tuple(
    who,
    fc.tuple(
      fc.constant('Borrowed' as const),
      fc.record({
        on: fc.constantFrom('2026-01-01', '2026-01-02'),
        bookId,
        title: fc.string({ maxLength: 3 }).filter((text) => !text.includes('\u0000')),
        pages: fc.nat(9),
      }),
    ),
  ),
  fc.tuple(who, fc.tuple(fc.constant('Returned' as const), fc.record({ bookId }))),
);

/** What may happen to a projector while it reads the log. */
const deed = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constant('deliver' as const), count: fc.integer({ min: 1, max: 7 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('deliver again' as const), count: fc.integer({ min: 1, max: 9 }) }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('crash' as const), count: fc.integer({ min: 1, max: 7 }) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('restart' as const), count: fc.constant(0) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('newer table' as const), count: fc.constant(0) }) },
);

describe('a projector under all faults', () => {
  const model = fc.asyncProperty(
    fc.array(told, { minLength: 1, maxLength: 25 }),
    fc.array(deed, { maxLength: 15 }),
    fc.constantFrom('merging' as const, 'copying' as const),
    async (events, deeds, filling) => {
      const library = new Library();
      for (const personId of persons)
        await library.record(personId, ['Met', { on: '2026-01-01', name: 'A', languages: [] }]);
      for (const [personId, event] of events) await library.record(personId, event);
      const log = await library.log();
      const standing = await library.standing();
      const start = () => Projector.start(db, everything, standing, library.reading, { filling });
      /** The next events as a subscription delivers them: from the position of the slowest table. */
      const next = (position: bigint, count: number): readonly RecordedEvent[] => {
        const from = log.findIndex((event) => event.position > position);
        return from < 0 ? [] : log.slice(from, from + count);
      };

      await emptyTables(db);
      await (await Projector.start(db, everything, standing, library.reading)).project(log);
      const expected = await contentOf(db);

      await emptyTables(db);
      let projector = await start();
      const project = async (batch: readonly RecordedEvent[]) => {
        if (batch.length > 0) await projector.project(batch);
      };
      for (const { does, count } of deeds) {
        if (does === 'deliver') await project(next(projector.position, count));
        if (does === 'deliver again') await project(next(projector.position - BigInt(count), count + 1));
        if (does === 'restart') projector = await start();
        if (does === 'newer table') {
          await db.query(`TRUNCATE loan`);
          await db.query(`DELETE FROM checkpoint WHERE name = 'loan'`);
          projector = await start();
        }
        if (does === 'crash') {
          await db.query(`ALTER TABLE checkpoint ENABLE TRIGGER crash`);
          const batch = next(projector.position, count);
          if (batch.length > 0) await assert.rejects(projector.project(batch), /crashed/);
          await db.query(`ALTER TABLE checkpoint DISABLE TRIGGER crash`);
        }
      }
      while (projector.position < standing.head) await project(next(projector.position, 4));
      assert.deepEqual(await contentOf(db), expected);
    },
  );

  it('ends with the rows that follow from the log', async () => {
    await expect(fc.assert(model, { numRuns: 40 })).resolves.toBeUndefined();
  });
});
