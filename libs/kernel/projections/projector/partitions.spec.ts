import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { RecordedEvent } from '#kernel/event-store';
import { Checkpoint, CheckpointConflict } from './checkpoint.js';
import { beginPartitions, joinPartitions, type Partition } from './partitions.js';
import { Projector } from './projector.js';
import { progressIn } from '../sets/view-set.js';
import { viewsDatabase } from '../testing/database.js';
import { Library, ORIGIN, TABLES, contentOf, emptyTables, everything } from '../testing/library.js';

const PEOPLE = 12;
const TABLE_NAMES = ['loan', 'loaned', 'person'];

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
  for (let person = 0; person < PEOPLE; person++)
    await library.record(
      randomUUID(),
      ['Met', { on: '2026-01-02', name: 'Ada', languages: [] }],
      ['Borrowed', { on: '2026-01-02', bookId: randomUUID(), title: 'Emma', pages: 300 }],
    );
});

const begin = (wanted: number) => beginPartitions(db, TABLE_NAMES, { origin: ORIGIN, wanted });
const projectorOf = async (partition: Partition) =>
  Projector.start(db, everything, await library.standing(), library.reading, { filling: 'copying', partition });

/** The events of every other person. */
const shareOf = async ({ index, of }: Partition): Promise<readonly RecordedEvent[]> => {
  const log = await library.log();
  const people = [...new Set(log.map(({ stream }) => stream))];
  return log.filter(({ stream }) => people.indexOf(stream) % of === index);
};
const names = async () =>
  ((await db.query('SELECT name FROM checkpoint ORDER BY name')) as { name: string }[]).map(({ name }) => name);

describe('the partitions of a set', () => {
  it('are filled at the same time, and together have what one reader of the log has', async () => {
    const partitions = await begin(2);
    await Promise.all(partitions.map(async (one) => (await projectorOf(one)).project(await shareOf(one))));
    await joinPartitions(db, (await library.log()).at(-1)!);
    const copied = await contentOf(db);
    await emptyTables(db);
    const whole = await Projector.start(db, everything, await library.standing(), library.reading);
    await whole.project(await library.log());
    expect(copied).toEqual(await contentOf(db));
  });

  it('are written by one each: a second writer of one stops, and the other partition goes on', async () => {
    const [one, other] = await begin(2);
    const [first, second, beside] = [await projectorOf(one!), await projectorOf(one!), await projectorOf(other!)];
    await first.project(await shareOf(one!));
    await expect(second.project(await shareOf(one!))).rejects.toThrow(CheckpointConflict);
    await beside.project(await shareOf(other!));
    expect((await contentOf(db)).people).toHaveLength(PEOPLE);
  });

  it('stay as many as they were when the set was begun', async () => {
    await begin(4);
    expect(await begin(2)).toHaveLength(4);
    expect(await names()).toHaveLength(4 * TABLE_NAMES.length);
  });

  it('are not begun for a set that is copied as a whole, nor where one partition is wanted', async () => {
    expect(await begin(1)).toEqual([]);
    expect(await names()).toEqual([]);
    await Projector.start(db, everything, await library.standing(), library.reading);
    expect(await begin(4)).toEqual([]);
  });

  it('are joined into one checkpoint for each table, with the number of all events', async () => {
    for (const one of await begin(2)) await (await projectorOf(one)).project(await shareOf(one));
    const last = (await library.log()).at(-1)!;
    await joinPartitions(db, last);
    expect(await db.query('SELECT name, position, events, "eventId" FROM checkpoint ORDER BY name')).toEqual(
      TABLE_NAMES.map((name) => ({
        name,
        position: String(last.position),
        events: String(2 * PEOPLE),
        eventId: last.id,
      })),
    );
  });

  it('are gone for a writer that was suspended until they were joined', async () => {
    const [one, other] = await begin(2);
    const late = await projectorOf(one!);
    for (const partition of [one!, other!]) await (await projectorOf(partition)).project(await shareOf(partition));
    await joinPartitions(db, (await library.log()).at(-1)!);
    await expect(late.project(await shareOf(one!))).rejects.toThrow(CheckpointConflict);
    await expect(projectorOf(one!)).rejects.toThrow(CheckpointConflict);
  });

  it('are given up where another version has gone on with the set as a whole: it has each row once', async () => {
    const [one] = await begin(2);
    await (await projectorOf(one!)).project(await shareOf(one!));
    const former = await Projector.start(db, everything, await library.standing(), library.reading);
    await former.project((await library.log()).slice(0, 4));
    expect(await begin(2)).toEqual([]);
    expect(await names()).toEqual(TABLE_NAMES);
    const options = { filling: 'copying' } as const;
    const whole = await Projector.start(db, everything, await library.standing(), library.reading, options);
    await whole.project((await library.log()).slice(4));
    const { people, loaned } = await contentOf(db);
    expect([people, loaned].map((rows) => rows!.length)).toEqual([PEOPLE, 2 * PEOPLE]);
  });

  it('are not joined behind what another process has applied of one of them', async () => {
    for (const one of await begin(2)) await (await projectorOf(one)).project(await shareOf(one));
    const [first] = await library.log();
    await expect(joinPartitions(db, first!)).rejects.toThrow(CheckpointConflict);
    await joinPartitions(db, (await library.log()).at(-1)!);
    await expect(joinPartitions(db, (await library.log()).at(-1)!)).rejects.toThrow(CheckpointConflict);
  });

  it('say together how far the set is, and nothing of it once another version has gone on with it as a whole', async () => {
    const progress = async () => ((await db.query(progressIn('views'))) as object[])[0];
    const [one] = await begin(2);
    expect(await progress()).toEqual({ position: '-1', events: '0' });
    const share = await shareOf(one!);
    await (await projectorOf(one!)).project(share);
    expect(await progress()).toEqual({ position: '-1', events: String(share.length) });
    const former = await Projector.start(db, everything, await library.standing(), library.reading);
    const log = await library.log();
    await former.project(log);
    expect(await progress()).toEqual({ position: String(log.at(-1)!.position), events: String(log.length) });
  });
});
