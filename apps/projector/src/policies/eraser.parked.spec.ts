import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { InMemoryEventStore, POLICY_ROLE, type RecordedEvent } from '#kernel/event-store';
import { Records, onlyParked, type ParkedHere } from '../testing/erasing.js';
import { MemoryKeys } from '../testing/memory-keys.js';

Logger.overrideLogger(false);

const request = randomUUID();

let store: InMemoryEventStore;
let keys: MemoryKeys;
let records: Records;
let survivorId: string;
const { db, parked } = onlyParked();
beforeEach(async () => {
  store = new InMemoryEventStore();
  keys = new MemoryKeys();
  records = await Records.over(store, keys);
  survivorId = await records.woman();
  parked.clear();
});

const duplicateSurvivorId = randomUUID();
const noteDuplicate = (held: boolean) =>
  records.stores.of('survivor').transact(
    survivorId,
    'NoteDuplicate',
    { duplicateSurvivorId, linked: true, held, duplicates: [], involved: [] },
    {
      by: { id: 'policy:privacy', role: POLICY_ROLE, organisation: 'Homeward' },
      now: '2021-03-01T10:00:00.000Z',
      commandId: randomUUID(),
    },
  );

/** Runs the eraser until it has seen the whole log. */
const followed = async (): Promise<void> => {
  const running = await records.eraser(db);
  for (let head = -1n; head < (await records.head());) await keys.waitUntilErased((head = await records.head()));
  await running.beforeApplicationShutdown();
};

describe('an approved erasure that waits for a hold', () => {
  it.each<[string, (row: ParkedHere, last: RecordedEvent) => Partial<ParkedHere>]>([
    ['names a later event', (_, { id, position }) => ({ eventId: id, position: String(position) })],
    ['names an event that is not there', () => ({ eventId: randomUUID() })],
  ])('is carried out once the hold has ended, though the row of its parked record %s', async (_, change) => {
    await records.request(survivorId, request);
    await records.approve(survivorId, request);
    await noteDuplicate(true);
    await followed();
    expect(await keys.destroyedKeys(survivorId)).toEqual([]);
    const stream = `survivor-${survivorId}`;
    const row = parked.get(stream)!;
    expect(row.reason).toMatch(/^LEGAL_HOLD: /);
    await noteDuplicate(false);
    parked.set(stream, { ...row, ...change(row, (await store.read(stream)).at(-1)!) });
    await followed();
    expect([...parked.keys()]).toEqual([]);
    expect(await keys.destroyedKeys(survivorId)).not.toEqual([]);
  });
});
