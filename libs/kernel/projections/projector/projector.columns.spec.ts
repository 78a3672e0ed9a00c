import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { Checkpoint } from './checkpoint.js';
import { Projector } from './projector.js';
import type { Filling } from './table.js';
import { viewsDatabase } from '../testing/database.js';
import { Library, LoanFact, PersonView, TABLES, emptyTables, everything } from '../testing/library.js';

const ada = randomUUID();
let database: Awaited<ReturnType<typeof viewsDatabase>>;
let db: DataSource;
let zone: string | undefined;

beforeAll(async () => {
  zone = process.env.TZ;
  process.env.TZ = 'Asia/Phnom_Penh'; // east of UTC: a date that is mistaken for a moment becomes the day before
  database = await viewsDatabase();
  db = await database.connect([Checkpoint, ...TABLES]);
});
afterAll(async () => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
  await database.drop();
});

/** In two batches, so that each value is written, read back, and written again. */
const record = async (filling: Filling) => {
  await emptyTables(db);
  const library = new Library();
  await library.record(
    ada,
    ['Met', { on: '2026-01-02', name: 'Ada ស្រី', languages: ['khm', 'a "quoted", {braced}\\ one\t\n', 'NULL', ''] }],
    [
      'Borrowed',
      { on: '2020-02-29', bookId: randomUUID(), title: 'Émile\t"1"\r\n\\N', pages: Number.MAX_SAFE_INTEGER },
    ],
  );
  await library.record(ada, ['Renamed', { name: 'B.' }]);
  await library.record(ada, ['Borrowed', { on: '1999-12-31', bookId: randomUUID(), title: '\u200b', pages: 2 }]);
  await library.record(ada, ['Borrowed', { on: '1999-12-31', bookId: randomUUID(), title: 'Emma', pages: 1 }]);
  const projector = await Projector.start(db, everything, await library.standing(), library.reading, { filling });
  const log = await library.log();
  await projector.project(log.slice(0, 2));
  for (const event of log.slice(2)) await projector.project([event]);
};

const person = () => db.getRepository(PersonView).findOneByOrFail({ personId: ada });

describe.each(['merging', 'copying'] as const)('a view that is filled by %s keeps', (filling) => {
  beforeAll(() => record(filling));

  it('a date as that date, in whatever time zone its server is', async () => {
    expect(await person()).toMatchObject({ met: '2026-01-02', lastSeen: '1999-12-31' });
    const days = (await db.getRepository(LoanFact).find({ order: { happenedOn: 'ASC' } })).map(
      ({ happenedOn }) => happenedOn,
    );
    expect(days).toEqual(['1999-12-31', '1999-12-31', '1999-12-31', '1999-12-31', '2020-02-29', '2020-02-29']);
  });

  it('a moment as that moment', async () => {
    const [{ since, recordedFrom }] = await db.query(
      `SELECT (SELECT since FROM person), min("recordedFrom") AS "recordedFrom" FROM loaned`,
    );
    expect(since).toBeInstanceOf(Date);
    // another time zone is a quarter of an hour away at least
    expect(recordedFrom.getTime() - since.getTime()).toBeLessThan(600_000);
    expect(Date.now() - since.getTime()).toBeLessThan(600_000);
  });

  it('a list of texts unchanged, whatever the texts contain', async () => {
    expect((await person()).languages).toEqual(['khm', 'a "quoted", {braced}\\ one\t\n', 'NULL', '']);
  });

  it('sealed values as the log does, with what is needed to open them', async () => {
    const { sealed } = await person();
    expect(sealed).toEqual([
      {
        stream: `person-${ada}`,
        eventId: expect.any(String),
        type: 'Met',
        personalClass: 'identity',
        text: 'open..Met.Ada ស្រី',
      },
      {
        stream: `person-${ada}`,
        eventId: expect.any(String),
        type: 'Renamed',
        personalClass: 'identity',
        text: 'open..Renamed.B.',
      },
    ]);
  });

  it('a whole number of any size, after it was read back and added to', async () => {
    expect((await person()).pages).toBe('9007199254740994');
  });

  it('text unchanged', async () => {
    const titles = await db.query(`SELECT title FROM loan ORDER BY since, position`);
    expect(titles).toEqual([{ title: 'Émile\t"1"\r\n\\N' }, { title: '\u200b' }, { title: 'Emma' }]);
  });
});
