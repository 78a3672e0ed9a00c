import { randomUUID } from 'node:crypto';
import { Column, DataSource, Entity, PrimaryColumn } from 'typeorm';
import { AS_STORED, InMemoryEventStore, LOG_STREAM, type EventStore, type RecordedEvent } from '#kernel/event-store';
import { TEST_STAMP, bareEvent, openTestLog } from '#kernel/event-store/testing';
import type { ErasureMark } from '#security/keys';
import {
  Checkpoint,
  EVERYBODY,
  SYSTEM_SCHEMA,
  ParkedStream,
  Projector,
  SetRequest,
  Sets,
  TablesOwner,
  StaleSubject,
  View,
  ViewSet,
  inSchema,
  rows,
  type RowPolicy,
} from '#kernel/projections';
import { LOG_PREFIXES, PREFIXES } from '#nest';
import { templateDatabase, viewsDatabase } from '../../../../libs/kernel/projections/testing/database.js';
import { acceptLoss } from './accept-loss.js';
import { acceptMove } from './accept-move.js';
import { findingsIn, isMismatched, type RecoveryFindings } from './findings.js';
import { formatFindings } from './printed.js';
import type { RecoveryStores } from './stores.js';

@Entity('guest')
class Guest extends View {
  static readonly rowPolicy: RowPolicy = { own: EVERYBODY };
  @PrimaryColumn('uuid') id!: string;
  @Column('date') met!: string;
}

const guests = rows<{ Met: { on: string } }, Guest>({
  view: Guest,
  key: (_, { subject }) => ({ id: subject }),
  on: { Met: ({ on }) => ({ met: on }) },
});
const tables = {
  set: [Checkpoint, ParkedStream, StaleSubject, Guest],
  kept: [Checkpoint, ParkedStream, ViewSet, SetRequest],
};

const met = async (log: EventStore, id = randomUUID()): Promise<string> => {
  const event = bareEvent('Met', { on: '2020-03-01' });
  await log.append(`survivor-${id}`, [event], -1);
  return id;
};

const connectionTo = (url: string) =>
  ({ type: 'postgres', url, extra: { options: '-c homeward.part=projector' } }) as const;
const ownerOf = (url: string) => new TablesOwner(connectionTo(url), tables);

let database: Awaited<ReturnType<typeof viewsDatabase>>;
let owner: TablesOwner;
let set: DataSource;
let stores: RecoveryStores;
let mark: ErasureMark;
let destroyed: string[];
let erased: string[];

beforeEach(async () => {
  database = await viewsDatabase(await templateDatabase('recover', (url) => ownerOf(url).bringUpToDate()));
  const connection = connectionTo(database.url);
  owner = ownerOf(database.url);
  const log = new InMemoryEventStore();
  await openTestLog(log);
  for (let n = 0; n < 5; n++) await met(log);
  set = await new Sets(connection, tables).open(1);
  [destroyed, erased] = [[], []];
  mark = { position: -1n, origin: null, eventId: null, hash: null };
  stores = {
    log,
    stamp: TEST_STAMP,
    kept: await new DataSource(inSchema(connection, SYSTEM_SCHEMA, tables.kept)).initialize(),
    owner,
    keys: {
      erasureMark: async () => mark,
      followed: async (position, place) => void (mark = { ...mark, ...place, position }),
      destroy: async (subject) => (destroyed.push(subject), []),
      notDestroyed: async (subjects) => subjects.filter((subject) => !destroyed.includes(subject)),
    },
    tombstones: { all: () => erased.map((subject) => ({ subject, requestId: null, at: '2026-03-01T09:00:00.000Z' })) },
    headsFolder: '/nowhere',
  };
  await follow(log);
  const last = (await log.last(PREFIXES))!;
  mark = { position: last.position, origin: await openTestLog(log), eventId: last.id, hash: null };
  await stores.kept.query(
    `INSERT INTO checkpoint (name, position, origin, "eventId") VALUES ('policy:tasks', $1, $2, $3)`,
    [String(last.position), mark.origin, last.id],
  );
});
afterEach(async () => {
  await set.destroy();
  await stores.kept.destroy();
  await database.drop();
});

/** What the projector does with a log. */
const follow = async (log: EventStore): Promise<void> => {
  const head = (await log.last(PREFIXES))?.position ?? -1n;
  const at = (position: bigint) => log.at(position);
  const reading = { ...AS_STORED, amends: {}, store: log };
  const projector = await Projector.start(set, [guests], { origin: await openTestLog(log), head, at }, reading);
  if (projector.position >= head) return;
  for await (const batch of log.subscribe({ prefixes: PREFIXES, after: projector.position })) {
    await projector.project(batch);
    if (projector.position >= head) return;
  }
};

/** An older backup, in which people have gone on. */
const restoreLog = async (kept: number, grown: number): Promise<EventStore> => {
  const older = new InMemoryEventStore();
  const again = async ({ stream, revision, id, type, data, metadata }: RecordedEvent) =>
    older.append(stream, [{ id, type, data, metadata }], revision - 1);
  await again((await stores.log.read(LOG_STREAM))[0]!);
  let after = -1n;
  for (let n = 0; n < kept; n++) {
    const event = (await stores.log.first(PREFIXES, after))!;
    after = event.position;
    await again(event);
  }
  for (let n = 0; n < grown; n++) await met(older);
  return older;
};

const findNow = (): Promise<RecoveryFindings> => findingsIn(stores, () => undefined);
const losses = async () => (await stores.log.read(LOG_STREAM)).filter(({ type }) => type === 'LossAccepted');
const guestsShown = async (): Promise<number> => set.getRepository(Guest).count();

describe('recovery of a log', () => {
  it('finds nothing wrong with the log on which everything stands', async () => {
    const findings = await findNow();
    expect(isMismatched(findings)).toBe(false);
    expect(findings).toMatchObject({ events: 6, elsewhere: [] });
    expect(formatFindings(findings)).toContain('Nothing is missing');
  });

  it.each([
    ['was cut', 2, 0],
    ['was cut and has grown past the checkpoints', 2, 9],
  ])(
    'explains that it %s, since when something is missing, and the choices; and changes nothing',
    async (_, k, more) => {
      stores = { ...stores, log: await restoreLog(k, more) };
      const findings = await findNow();
      expect(isMismatched(findings)).toBe(true);
      expect(findings.elsewhere.map(({ names }) => names)).toEqual([['policy:tasks', 'guest', 'eraser']]);
      expect(formatFindings(findings)).toContain(`Missing: events, recorded since ${findings.last!.recordedAt}`);
      expect(formatFindings(findings)).toContain('npx homeward recover --accept-loss --reason');
      expect(await losses()).toEqual([]);
      expect(await guestsShown()).toBe(5);
    },
  );

  it('records what is given up, and has everything built again from the first event', async () => {
    stores = { ...stores, log: await restoreLog(2, 9) };
    const gone = mark.eventId;
    await acceptLoss(stores, await findNow(), 'A disk was lost.');
    const [loss] = await losses();
    expect(loss!.data).toMatchObject({
      reason: 'A disk was lost.',
      views: { eventId: gone },
      lastEventId: expect.any(String),
    });
    expect(mark.position).toBe(-1n);
    expect(await guestsShown()).toBe(0);
    await follow(stores.log);
    expect(await guestsShown()).toBe(11);
    expect(isMismatched(await findNow())).toBe(false);
  });

  it('goes on when it was killed before its last stage, and records the loss once', async () => {
    stores = { ...stores, log: await restoreLog(2, 9) };
    const startAgain = async () => Promise.reject(new Error('The power went.'));
    const cut = { ...stores, owner: { startAgain } };
    await expect(acceptLoss(cut, await findNow(), 'A disk was lost.')).rejects.toThrow('The power went.');
    expect(await guestsShown()).toBe(5);
    expect(isMismatched(await findNow())).toBe(true);
    await acceptLoss(stores, await findNow(), 'A disk was lost, once more.');
    expect(await losses()).toHaveLength(1);
    expect(isMismatched(await findNow())).toBe(false);
  });

  it('says that nothing is missing from a log that was copied, and lets everything begin again without a loss', async () => {
    const copy = new InMemoryEventStore();
    await copy.append('$system', [bareEvent('$started')], -1);
    for (let next = await stores.log.first(LOG_PREFIXES, -1n); next;) {
      const { stream, revision, id, type, data, metadata, position } = next;
      await copy.append(stream, [{ id, type, data, metadata }], revision - 1);
      next = await stores.log.first(LOG_PREFIXES, position);
    }
    stores = { ...stores, log: copy };
    const findings = await findNow();
    expect(findings).toMatchObject({ isMoved: true, elsewhere: [{}] });
    expect(formatFindings(findings)).toMatch(/Nothing is missing.*\n.*npx homeward recover --accept-move/);
    await acceptMove(stores, findings);
    expect(await losses()).toEqual([]);
    expect([mark.position, await guestsShown()]).toEqual([-1n, 0]);
    await follow(copy);
    expect(await guestsShown()).toBe(5);
    expect(isMismatched(await findNow())).toBe(false);
  });

  it.each([
    ['was cut', 2, 0],
    ['was cut and has grown', 2, 9],
  ])('does not take a log that %s for a copy', async (_, kept, grown) => {
    stores = { ...stores, log: await restoreLog(kept, grown) };
    expect((await findNow()).isMoved).toBe(false);
  });

  it('keeps people erased whose erasure the log lacks', async () => {
    erased = [randomUUID()];
    stores = { ...stores, log: await restoreLog(2, 0) };
    const findings = await findNow();
    expect(formatFindings(findings)).toContain('of 1 the log knows nothing, and their keys stay destroyed');
    await acceptLoss(stores, findings, 'A disk was lost.');
    expect(destroyed).toEqual(erased);
  });
});
