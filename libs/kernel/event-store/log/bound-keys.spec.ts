import { randomUUID } from 'node:crypto';
import { InMemoryEventStore } from '../in-memory.event-store.js';
import { TEST_STAMP, bareEvent, openTestLog } from '../testing.js';
import { VerifiedEventStore } from '../verified.event-store.js';
import { KEYS_BOUND, bindKeys, boundKeysIn } from './bound-keys.js';
import { LOG_EVENTS, LOG_STREAM, openLog } from './opened-log.js';

const aLog = async () => {
  const raw = new InMemoryEventStore();
  const origin = await openTestLog(raw);
  const { adopted } = await openLog(raw, 'development', TEST_STAMP);
  const proof = { origin, adopted, keys: TEST_STAMP.keys, knownTypes: new Set(LOG_EVENTS) };
  const store = new VerifiedEventStore(raw, proof);
  const readBoundKeys = async () => boundKeysIn(await store.inspect(LOG_STREAM));
  return {
    raw,
    store,
    bound: readBoundKeys,
    bind: (database: string) => bindKeys(store, { origin, stamp: TEST_STAMP }, database),
  };
};

describe('the binding of a log to its keys database', () => {
  it('is absent from a log that was begun before logs were bound', async () => {
    expect(await (await aLog()).bound()).toBeUndefined();
  });

  it('is decided by the first of many processes that bind the log at once', async () => {
    const log = await aLog();
    const databases = Array.from({ length: 8 }, () => randomUUID());
    const bound = await Promise.all(databases.map((database) => log.bind(database)));
    expect(new Set([...bound, await log.bound()]).size).toBe(1);
    expect(databases).toContain(bound[0]);
  });

  it('ignores an event that was written without the log key', async () => {
    const log = await aLog();
    const forged = bareEvent(KEYS_BOUND, { database: randomUUID() });
    await log.raw.append(LOG_STREAM, [forged], 0);
    expect(await log.bound()).toBeUndefined();
    const database = randomUUID();
    expect(await log.bind(database)).toBe(database);
  });
});
