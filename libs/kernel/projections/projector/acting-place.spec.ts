import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { RecordedEvent } from '#kernel/event-store';
import { TEST_STAMP } from '#kernel/event-store/testing';
import { viewsDatabase } from '../testing/database.js';
import { ActingPlace } from './acting-place.js';
import { Checkpoint } from './checkpoint.js';
import { PlaceCode } from './place-code.js';

const NAME = 'matcher';
const ORIGIN = 'a log';
const [IMPOSSIBLE, EARLIER] = ['2999-01-01T00:00:00.000Z', '2020-02-01T08:00:00.000Z'];

let database: Awaited<ReturnType<typeof viewsDatabase>>;
let db: DataSource;
beforeAll(async () => {
  database = await viewsDatabase();
  db = await database.connect([Checkpoint, PlaceCode]);
});
beforeEach(() => db.query('TRUNCATE checkpoint, place_code'));
afterAll(() => database.drop());

const eventAt = (recordedAt: string, more: Partial<RecordedEvent> = {}) =>
  ({ id: randomUUID(), position: 7n, metadata: { hash: 'a'.repeat(64) }, recordedAt, ...more }) as RecordedEvent;
const unproven = { flaw: { kind: 'unproven', reason: 'it has no code of this log' } } as const;

/** The place of a process that starts, in a log of one event. */
const resumed = async (event: RecordedEvent): Promise<ActingPlace> => {
  const coded = { has: async () => false, note: async () => undefined };
  const place = new ActingPlace(db, NAME, TEST_STAMP.keys, coded, () => undefined);
  await place.resume({ origin: ORIGIN, head: event.position, at: async () => event });
  return place;
};

/** What the row says by the next start, while the code stays as it is, or is not there yet. */
const rowSays = (recordedAt: string) => db.query('UPDATE checkpoint SET "recordedAt" = $1', [recordedAt]);
const codeIsGone = () => db.query('TRUNCATE place_code');

describe('the latest instant up to the place of a reader', () => {
  it.each([
    {
      is: 'the instant in the row, beside an entry that proves none',
      event: eventAt(EARLIER, unproven),
      said: EARLIER,
      latest: EARLIER,
    },
    {
      is: 'unknown where no clock allows the one in the row, and the entry proves none',
      event: eventAt(IMPOSSIBLE, unproven),
      said: IMPOSSIBLE,
      latest: undefined,
    },
    {
      is: 'that of an entry that proves it, where no clock allows the one in the row',
      event: eventAt(EARLIER),
      said: IMPOSSIBLE,
      latest: EARLIER,
    },
  ])('is $is', async ({ event, said, latest }) => {
    await (await resumed(event)).advance([event]);
    await rowSays(said);
    expect((await resumed(event)).latestInstant).toBe(latest);
    await codeIsGone(); // as a version before 0.19 left it
    await rowSays(said);
    expect((await resumed(event)).latestInstant).toBe(latest);
  });
});
