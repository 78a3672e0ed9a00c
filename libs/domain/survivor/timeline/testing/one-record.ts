import { randomUUID } from 'node:crypto';
import type { Actor, JsonObject } from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import { Codec, InMemoryEventStore, envelop, type StoreContext } from '#kernel/event-store';
import { TEST_LOG_KEYS, openTestLog } from '#kernel/event-store/testing';
import { PlainSealing, anchorOf, digestWith } from '#kernel/integrity';
import { classesOf, readingOf } from '#nest';
import { journey } from '../../testing/journey.js';

export const SURVIVOR_ID = '0b0e7a3e-6f0b-4f0e-9c43-8f3c6b1d2a10';
export const sokha: Actor = { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21', office: 'SiemReapCac' };

/** An entry, the day on which it was recorded, and the command if it matters. */
export type GivenEntry = readonly [type: string, data: JsonObject, recordedOn?: string, command?: string];

/** A log with one record; an entry may name an earlier one by the id that recording it returned. */
export const logWithOneRecord = async () => {
  const store = new InMemoryEventStore();
  const storeContext: StoreContext = {
    store,
    codec: new Codec(new PlainSealing(), classesOf(journey), readingOf(journey)),
    digest: digestWith(Buffer.alloc(32)),
    origin: await openTestLog(store),
    settings: DEFAULT_SETTINGS,
    stamp: { keys: TEST_LOG_KEYS, now: () => '2020-01-01T00:00:00.000Z' },
  };
  const stream = `survivor-${SURVIVOR_ID}`;
  const record = async (...[type, data, recordedOn = '2021-03-01', name = 'Record']: GivenEntry): Promise<string> => {
    const before = (await store.read(stream)).at(-1);
    const now = `${recordedOn}T05:00:00.000Z`;
    const end = {
      stream,
      revision: before?.revision ?? -1,
      hash: before?.metadata.hash ?? anchorOf(storeContext.origin, stream),
    };
    const stamp = { ...storeContext.stamp, now: () => now };
    const metadata = { by: sokha, now, commandId: randomUUID() };
    const events = await envelop(storeContext.codec, [{ type, data }], { name, digest: '' }, metadata, end, stamp);
    await store.append(stream, events, end.revision);
    return events[0]!.id;
  };
  return { store, storeContext, record };
};
