import type { DataSource } from 'typeorm';
import { LaggingReads } from '../../event-store/testing/lagging-reads.js';
import { Checkpoint } from './checkpoint.js';
import { Projector } from './projector.js';
import { viewsDatabase } from '../testing/database.js';
import { Library, TABLES, everything } from '../testing/library.js';

const READER = '7f1c2f0e-9a55-4d0c-8f6e-0f3d5a2b7c41';
const OTHER = '8f1c2f0e-9a55-4d0c-8f6e-0f3d5a2b7c42';
const BOOK = '9f1c2f0e-9a55-4d0c-8f6e-0f3d5a2b7c43';
const met = ['Met', { on: '2020-01-01', name: 'A', languages: ['khm'] }] as const;
const borrowed = { on: '2020-02-01', bookId: BOOK, title: 'Tum Teav', pages: 100 };

let views: Awaited<ReturnType<typeof viewsDatabase>>;
let db: DataSource;
let library: Library;
beforeEach(async () => {
  views = await viewsDatabase();
  db = await views.connect([Checkpoint, ...TABLES]);
  library = new Library();
});
afterEach(() => views.drop());

const start = async (stale: number) => {
  const reading = { ...library.reading, store: new LaggingReads(library.store, stale) };
  return Projector.start(db, everything, await library.standing(), reading, { onFailedEvent: 'park' });
};
const facts = () =>
  db.query(`SELECT title, "eventId", ordinal, "recordedTo" IS NOT NULL AS ended FROM loaned
            WHERE subject = '${READER}' ORDER BY title DESC, ordinal`);
const readers = () => db.query(`SELECT "personId", "lastSeen"::text, pages FROM person ORDER BY "personId"`);
const loans = () => db.query(`SELECT title FROM loan ORDER BY title`);

/** The same views, filled in two ways: event by event as they arrive, and rebuilt from the beginning. */
const inBatchesOf = async (size: number, stale: number) => {
  const projector = await start(stale);
  const events = await library.log();
  for (let at = 0; at < events.length; at += size) await projector.project(events.slice(at, at + size));
};

it('an entry that is amended in the batch that has its whole stream needs no other reading of it', async () => {
  const [, id] = await library.record(READER, met, ['Borrowed', borrowed]);
  await library.record(READER, ['Mistaken', { eventId: id! }]);
  const store = { inspect: () => Promise.reject(new Error('read again')) };
  const projector = await Projector.start(db, everything, await library.standing(), { ...library.reading, store });
  await projector.project(await library.log());
  expect(await readers()).toEqual([{ personId: READER, lastSeen: null, pages: '0' }]);
});

describe.each([
  [1, 0],
  [2, 0],
  [100, 0],
  [1, 4],
  [3, 4],
])('An entry that is amended, %s events in a batch, whose history a follower gives after %s reads,', (size, stale) => {
  it('has its corrected value in the views, and both values in the facts', async () => {
    const [, id] = await library.record(READER, met, ['Borrowed', borrowed]);
    await library.record(OTHER, met, ['Borrowed', borrowed]);
    const said = { ...borrowed, title: 'Reamker', on: '2020-03-01', pages: 70 };
    const [mistaken] = await library.record(READER, ['Mistaken', { eventId: id!, said }]);
    await inBatchesOf(size, stale);
    expect(await readers()).toEqual([
      { personId: READER, lastSeen: '2020-03-01', pages: '70' },
      { personId: OTHER, lastSeen: '2020-02-01', pages: '100' },
    ]);
    expect(await loans()).toEqual([{ title: 'Reamker' }, { title: 'Tum Teav' }]);
    const told = await facts();
    expect(told).toEqual([
      { title: 'Tum Teav', eventId: id, ordinal: 0, ended: true },
      { title: 'Tum Teav', eventId: id, ordinal: 1, ended: true },
      { title: 'Reamker', eventId: mistaken, ordinal: 0, ended: false },
      { title: 'Reamker', eventId: mistaken, ordinal: 1, ended: false },
    ]);
  });

  it('leaves the views when it was struck out, and returns when that amendment is itself amended', async () => {
    const [, first, second] = await library.record(
      READER,
      met,
      ['Borrowed', borrowed],
      ['Borrowed', { ...borrowed, on: '2020-04-01', bookId: OTHER, title: 'Sophat' }],
    );
    await library.record(READER, ['Mistaken', { eventId: second! }], ['Mistaken', { eventId: first! }]);
    await inBatchesOf(size, stale);
    expect(await readers()).toEqual([{ personId: READER, lastSeen: null, pages: '0' }]);
    expect(await loans()).toEqual([]);
    expect((await facts()).map(({ ended }: { ended: boolean }) => ended)).toEqual([true, true, true, true]);
    expect(await db.query('SELECT * FROM parked')).toEqual([]);
  });
});
