import { randomUUID } from 'node:crypto';
import { InMemoryEventStore, type EventData } from '#kernel/event-store';
import { TEST_STAMP, bareEvent, openTestLog } from '#kernel/event-store/testing';
import { KeyedSealing, PostgresKeyStore, type KeyDatabase } from '#security/keys';
import { freshKeys } from '../../security/keys/testing/keys.js';
import { MemoryKeyWrapper, firstEpoch } from '../../security/keys/wrapping/testing/memory.key-wrapper.js';
import { KeysMismatch, assertKeysOfThisLog, bindKeysOfThisLog } from './keys-of-this-log.js';

const SURVIVOR = 'survivor-00000000-0000-4000-8000-000000000001';

let log: InMemoryEventStore;
let origin: string;
let ours: Awaited<ReturnType<typeof freshKeys>>;
let others: Awaited<ReturnType<typeof freshKeys>>;
beforeEach(async () => {
  log = new InMemoryEventStore();
  origin = await openTestLog(log);
  [ours, others] = [await freshKeys(), await freshKeys()];
});
afterEach(async () => {
  await ours.drop();
  await others.drop();
});

const start = async (keys: KeyDatabase): Promise<void> => {
  await bindKeysOfThisLog(log, keys, { origin, stamp: TEST_STAMP });
  await assertKeysOfThisLog(log, keys);
};

/** An event with a name in it, as a process with these keys records it. */
const recordName = async (keys: KeyDatabase): Promise<void> => {
  const sealing = new KeyedSealing(PostgresKeyStore.withoutCache(keys, new MemoryKeyWrapper(firstEpoch())));
  const event = { id: randomUUID(), type: 'Named' };
  const place = { stream: SURVIVOR, eventId: event.id, type: event.type, personalClass: 'identity' } as const;
  const data = { sealed: { identity: await sealing.seal(place, { name: 'Bopha' }) } };
  await log.append(SURVIVOR, [{ ...event, data, metadata: {} } as unknown as EventData], -1);
};

/** A backup of a version in which databases had no id: its tables get a new one. */
const asRestoredFromBefore = async (keys: KeyDatabase): Promise<void> => {
  await keys.query('UPDATE epoch SET database_id = gen_random_uuid()');
};

describe('a log that is bound to its keys database', () => {
  it('is served with that database again and again, and with no other', async () => {
    const keys = await ours.database();
    await start(keys);
    await start(await ours.database());
    await recordName(keys);
    await start(keys);
    await expect(start(await others.database())).rejects.toThrow(KeysMismatch);
  });

  it('is not served with another database either before anything was sealed', async () => {
    await start(await ours.database());
    await expect(start(await others.database())).rejects.toThrow(KeysMismatch);
  });

  it('is served with a backup from before databases had ids, which then gets its id back', async () => {
    const keys = await ours.database();
    await start(keys);
    await recordName(keys);
    await asRestoredFromBefore(keys);
    await assertKeysOfThisLog(log, keys);
    await start(keys);
  });

  it('is not served with a backup of its database from before the first key', async () => {
    const keys = await ours.database();
    await start(keys);
    await recordName(keys);
    await keys.query('DELETE FROM data_key');
    await expect(start(keys)).rejects.toThrow(KeysMismatch);
  });

  it('is not served with a database without the tables of keys', async () => {
    const keys = await ours.database();
    await start(keys);
    await recordName(keys);
    const undefinedTable = Object.assign(new Error('relation "epoch" does not exist'), { code: '42P01' });
    const without = { query: () => Promise.reject(undefinedTable) } as unknown as KeyDatabase;
    await expect(assertKeysOfThisLog(log, without)).rejects.toThrow(KeysMismatch);
  });

  it('is served with its database after the keys of its first survivor were destroyed', async () => {
    const keys = await ours.database();
    await start(keys);
    await recordName(keys);
    await PostgresKeyStore.withoutCache(keys, new MemoryKeyWrapper(firstEpoch())).destroy(
      SURVIVOR.slice('survivor-'.length),
    );
    await asRestoredFromBefore(keys);
    await start(keys);
  });
});

describe('a log that no version has bound yet', () => {
  it('is bound, without a message, to the database that sealed it', async () => {
    const keys = await ours.database();
    await recordName(keys);
    await start(keys);
    await expect(start(await others.database())).rejects.toThrow(KeysMismatch);
  });

  it('is not bound to another database, even if hundreds of events precede the first sealed one', async () => {
    const event = () => bareEvent('Held');
    await log.append(`operation-${randomUUID()}`, Array.from({ length: 300 }, event), -1);
    await recordName(await ours.database());
    await expect(start(await others.database())).rejects.toThrow(KeysMismatch);
    await start(await ours.database());
  });

  it('is not bound to a database that did not seal it', async () => {
    await recordName(await ours.database());
    await expect(start(await others.database())).rejects.toThrow(
      'The keys database (KEYS_DATABASE_URL, or else DATABASE_URL) is not the one that sealed this log: name that one, or restore its backup.',
    );
    await start(await ours.database());
  });
});
