import { randomUUID } from 'node:crypto';
import { LogKeys } from '#kernel/integrity';
import type { Stamp } from './codec.js';
import type { EventData, EventStore, RecordedEvent } from './event-store.js';
import { openLog } from './log/opened-log.js';

/** A log key for specs. No service starts with it. */
export const TEST_LOG_KEYS = new LogKeys([{ number: 1, key: Buffer.alloc(32, 7) }]);

export const TEST_STAMP: Stamp = { keys: TEST_LOG_KEYS, now: () => new Date().toISOString() };

/** Begins a log, or opens the existing one. @returns its origin */
export const openTestLog = async (store: EventStore): Promise<string> =>
  (await openLog(store, 'development', TEST_STAMP)).origin;

/** Every event of these streams, or of all, in the order of the log. */
export const eventsIn = async (
  store: Pick<EventStore, 'first'>,
  prefixes: readonly string[] = [''],
): Promise<readonly RecordedEvent[]> => {
  const events: RecordedEvent[] = [];
  for (let event = await store.first(prefixes, -1n); event; event = await store.first(prefixes, event.position))
    events.push(event);
  return events;
};

/** An event without our metadata, such as one of another application, for what reads no metadata. */
export const bareEvent = (type: string, data: unknown = {}, metadata: object = {}): EventData => ({
  id: randomUUID(),
  type,
  data: data as EventData['data'],
  metadata: metadata as EventData['metadata'],
});
