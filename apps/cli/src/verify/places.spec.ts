import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { AS_STORED, InMemoryEventStore, type RecordedEvent } from '#kernel/event-store';
import { TEST_STAMP, openTestLog } from '#kernel/event-store/testing';
import { ActingPlace, Checkpoint, CodedReaders, ParkedStream, PlaceCode, toProjectable } from '#kernel/projections';
import { Findings } from './findings.js';
import { auditPlaces, auditPolicies } from './places.js';

const NAME = 'policy:privacy';

let db: DataSource;
let store: InMemoryEventStore;
let origin: string;
let events: readonly RecordedEvent[];
beforeEach(async () => {
  const schema = `places_${randomUUID().replaceAll('-', '')}`;
  db = new DataSource({
    type: 'postgres',
    url: process.env.TEST_POSTGRES_URL!,
    schema,
    entities: [Checkpoint, ParkedStream, PlaceCode],
    extra: { options: `-c search_path=${schema}` },
  });
  await db.initialize();
  await db.query(`CREATE SCHEMA ${schema}`);
  await db.synchronize();
  store = new InMemoryEventStore();
  origin = await openTestLog(store);
  const stream = `survivor-${randomUUID()}`;
  const metadata = { hash: 'a'.repeat(64) } as never;
  const event = () => ({ id: randomUUID(), type: 'Met', data: {}, metadata });
  await store.append(stream, [event(), event(), event()], -1);
  events = await store.read(stream);
});
afterEach(() => db?.destroy());

/** Handles two events of three as a policy does, one of them parked. */
const followed = async (): Promise<void> => {
  const coded = new CodedReaders(store, { origin, stamp: TEST_STAMP });
  const place = new ActingPlace(db, NAME, TEST_STAMP.keys, coded, () => undefined);
  await place.resume({ origin, head: events.at(-1)!.position, at: (position) => store.at(position) });
  await place.park({ meta: toProjectable(events[1]!, AS_STORED).meta, reason: 'FlawedStream' });
  await place.advance(events.slice(0, 2));
};

const found = async (): Promise<readonly string[]> => {
  const findings = new Findings();
  await auditPlaces(db, { store, origin, keys: TEST_STAMP.keys }, findings);
  return findings.named.map(({ what }) => what);
};

const FORGED = `the place of ${NAME}, or what is parked for it, was not written by the service`;

describe('the place of a policy', () => {
  it('is sound where the service left it, and also before its first event', async () => {
    expect(await found()).toEqual([]);
    await followed();
    expect(await found()).toEqual([]);
  });

  it.each([
    ['moved on', `UPDATE checkpoint SET position = $1, "eventId" = $2`],
    ['without its code', `WITH it AS (SELECT $1::bigint, $2::uuid) DELETE FROM place_code`],
    ['without its parked stream', `WITH it AS (SELECT $1::bigint, $2::uuid) DELETE FROM parked`],
    ['parked at a later event', `UPDATE parked SET position = $1, "eventId" = $2`],
  ])('is a finding if it is %s', async (_, change) => {
    await followed();
    const { position, id } = events[2]!;
    await db.query(change, [String(position), id]);
    expect(await found()).toEqual([FORGED]);
  });

  it('is a finding if something is parked at an event that is not there', async () => {
    await followed();
    await db.query(
      `INSERT INTO parked (name, stream, "eventId", type, position, reason) VALUES ('eraser', $1, $2, 'Met', $3, '')`,
      [events[0]!.stream, randomUUID(), String(events[0]!.position)],
    );
    expect(await found()).toEqual(['is parked for eraser at an event that is not there']);
  });
});

describe('a policy', () => {
  const behind = async (timeoutMs: number): Promise<readonly string[]> => {
    const findings = new Findings();
    const { position: head } = events.at(-1)!;
    await auditPolicies(db, { names: [NAME], head, timeoutMs }, findings);
    return findings.named.map(({ what }) => what);
  };
  it('that stands behind the log is a finding, and so is one that never began', async () => {
    expect(await behind(0)).toEqual([expect.stringContaining('up to -1, and it goes up to')]);
    await followed();
    const [what] = await behind(0);
    expect(what).toContain(`up to ${events[1]!.position}, and it goes up to ${events[2]!.position}`);
  });

  it('is waited for until it has answered what was recorded before', async () => {
    await followed();
    const waited = behind(60_000);
    await db.query(`UPDATE checkpoint SET position = $1`, [String(events[2]!.position)]);
    expect(await waited).toEqual([]);
  });
});
