import { randomUUID } from 'node:crypto';
import { InMemoryEventStore, LogMismatch, type RecordedEvent } from '#kernel/event-store';
import { bareEvent } from '#kernel/event-store/testing';
import { Checkpoint } from '#kernel/projections';
import { SetsOfLibrary } from '../../kernel/projections/testing/view-sets.js';
import { assertCheckpointsOfThisLog } from './checkpoints-of-this-log.js';

const ORIGIN = '0123abcd';

let at: SetsOfLibrary;
let store: InMemoryEventStore;
let last: RecordedEvent;
beforeEach(async () => {
  at = await SetsOfLibrary.upToDate();
  store = new InMemoryEventStore();
  const event = bareEvent('Met');
  await store.append('survivor-1', [event], -1);
  last = (await store.last(['survivor-']))!;
});
afterEach(() => at.stop());

const start = (url = at.database.url) => assertCheckpointsOfThisLog(url, { store, origin: ORIGIN });
const stands = async (more: Partial<Checkpoint> = {}) => {
  const db = await at.at(1);
  const row = { name: 'guest', position: String(last.position), origin: ORIGIN, eventId: last.id, hash: null };
  await db.getRepository(Checkpoint).insert({ ...row, ...more });
};

describe('at a start', () => {
  it('do not stop a start before they exist', async () => {
    const empty = await SetsOfLibrary.start();
    await expect(start(empty.database.url)).resolves.toBeUndefined();
    await empty.stop();
  });

  it('are served if they are of this log, also with checkpoints of a version that stored positions only', async () => {
    await stands();
    await expect(start()).resolves.toBeUndefined();
    await at.kept.query(`ALTER TABLE ${at.schemaOf(1)}.checkpoint DROP COLUMN "eventId" CASCADE, DROP COLUMN hash`);
    await expect(start()).resolves.toBeUndefined();
  });

  it.each<[string, Partial<Checkpoint>]>([
    ['of which the log has lost an event', { position: '99', eventId: randomUUID() }],
    ['whose log has grown again past their checkpoint', { eventId: randomUUID() }],
    ['of another log', { origin: 'ffffffff' }],
  ])('are not served %s, and the sentence says what to do', async (_, more) => {
    await stands(more);
    await expect(start()).rejects.toThrow(LogMismatch);
    await expect(start()).rejects.toThrow('npx homeward recover');
  });

  it('are each compared with the event, also where another one stands at the same', async () => {
    await stands();
    await expect(start()).resolves.toBeUndefined();
    await stands({ name: 'home', hash: 'f'.repeat(64) });
    await expect(start()).rejects.toThrow('The checkpoint home');
  });

  it('are not taken for absent where they cannot be asked', async () => {
    await stands({ origin: 'ffffffff' });
    const holder = at.kept.createQueryRunner();
    await holder.startTransaction();
    try {
      await holder.query('LOCK TABLE kept.view_set');
      const url = new URL(at.database.url);
      url.searchParams.set('options', '-c lock_timeout=50');
      await expect(assertCheckpointsOfThisLog(url.href, { store, origin: ORIGIN })).rejects.toThrow('lock timeout');
    } finally {
      await holder.rollbackTransaction();
      await holder.release();
    }
  });
});
