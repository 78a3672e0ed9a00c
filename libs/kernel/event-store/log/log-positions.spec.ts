import { randomUUID } from 'node:crypto';
import { newEvent } from '../event-store.contract.js';
import { InMemoryEventStore } from '../in-memory.event-store.js';
import { LOG_MIGRATED, positionsOf, type LogMigration } from './log-positions.js';
import { LOG_STREAM, recordInLog } from './opened-log.js';
import { TEST_STAMP, openTestLog } from '../testing.js';
import { VerifiedEventStore } from '../verified.event-store.js';

const RECORD = `account-${randomUUID()}`;

let store: InMemoryEventStore;
let origin: string;
beforeEach(async () => {
  store = new InMemoryEventStore();
  origin = await openTestLog(store);
});

const openProven = () =>
  new VerifiedEventStore(store, {
    origin,
    keys: TEST_STAMP.keys,
    adopted: new Map(),
    knownTypes: new Set(['LogOpened', LOG_MIGRATED, 'Counted']),
  });

const migrateLog = async (lastRead: LogMigration['lastRead']): Promise<string> => {
  const id = randomUUID();
  const data = { from: 'embedded', events: 2, lastEventId: randomUUID(), root: '', lastRead };
  await recordInLog(openProven(), { origin, stamp: TEST_STAMP }, { id, type: LOG_MIGRATED, data });
  return id.slice(0, 8);
};

describe('the positions of a log', () => {
  it('are written with its origin until it is migrated', async () => {
    expect(await positionsOf(openProven(), origin)).toEqual({ generation: origin, former: new Map() });
  });

  it('belong to the last migration; earlier ones mean the last copied entry', async () => {
    const { position } = await store.append(RECORD, [newEvent('Counted')], -1);
    const first = await migrateLog({ stream: RECORD, revision: 0 });
    const second = await migrateLog({ stream: RECORD, revision: 0 });
    const { generation, former } = await positionsOf(store, origin);
    expect(generation).toBe(second);
    expect([...former]).toEqual([
      [origin, position],
      [first, position],
    ]);
  });

  it('need not be waited for if nothing was acknowledged before the migration', async () => {
    await migrateLog(null);
    expect([...(await positionsOf(openProven(), origin)).former]).toEqual([[origin, -1n]]);
  });

  it('ignore an event that was written without the log key', async () => {
    await store.append(LOG_STREAM, [{ ...newEvent(LOG_MIGRATED), data: { lastRead: null } }], 0);
    expect((await positionsOf(openProven(), origin)).generation).toBe(origin);
  });
});
