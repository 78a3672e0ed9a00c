import {
  BACKWARDS,
  END,
  FORWARDS,
  START,
  type AllStreamResolvedEvent,
  type Direction,
  type EventStoreDBClient,
  type ReadPosition,
} from '@eventstore/db-client';
import type { RecordedEvent } from '../event-store.js';
import { isNoRecord } from './errors.js';
import { cutWhenSilent } from './reading.js';
import { toRecordedEvent } from './recorded.js';

export type SearchClient = Pick<EventStoreDBClient, 'readAll'>;
type ClientEvent = NonNullable<AllStreamResolvedEvent['event']>;

const ofClient = ({ streamId: stream, position, ...event }: ClientEvent): RecordedEvent =>
  toRecordedEvent({ ...event, stream, position: position.commit });

/** The maximum for small events: foreign events come whole, however large. */
const PAGE_MAX_EVENTS = 1_024;
const PAGE_MAX_BYTES = 4 * 1_024 * 1_024;

const toReadPosition = (position: bigint): ReadPosition => ({ commit: position, prepare: position });

/** The first event of these streams after a position. */
export const firstOf = (reader: SearchClient, prefixes: readonly string[], after: bigint, timeoutMs: number) =>
  find(reader, prefixes, FORWARDS, after < 0n ? START : toReadPosition(after), { after, timeoutMs });

/** The last event of these streams. */
export const lastOf = (reader: SearchClient, prefixes: readonly string[], timeoutMs: number) =>
  find(reader, prefixes, BACKWARDS, END, { after: -1n, timeoutMs });

/** The event exactly at a position. */
export const eventAt = async (
  reader: SearchClient,
  position: bigint,
  timeoutMs: number,
): Promise<RecordedEvent | undefined> => {
  if (position < 0n) return undefined;
  try {
    let found: ClientEvent | undefined;
    const reading = reader.readAll({ fromPosition: toReadPosition(position), maxCount: 1, requiresLeader: true });
    for await (const { event } of cutWhenSilent(reading, timeoutMs)) found ??= event;
    return found?.position.commit === position ? ofClient(found) : undefined;
  } catch (error) {
    if (isNoRecord(error)) return undefined;
    throw error;
  }
};

/**
 * Reads pages to their end, because a cancelled call costs the connection dearly. Only the found event of a page is
 * kept, and the size of the next page is chosen so that its events should fit into a few megabytes.
 */
const find = async (
  reader: SearchClient,
  prefixes: readonly string[],
  direction: Direction,
  fromPosition: ReadPosition,
  { after, timeoutMs }: { readonly after: bigint; readonly timeoutMs: number },
): Promise<RecordedEvent | undefined> => {
  for (let maxCount = 2; ;) {
    let found: ClientEvent | undefined;
    let last: ReadPosition | undefined;
    let [count, bytes] = [0, 0];
    const reading = reader.readAll({ direction, fromPosition, maxCount, requiresLeader: true });
    for await (const { event } of cutWhenSilent(reading, timeoutMs)) {
      if (!event) continue;
      count++;
      bytes += sizeOf(event.data);
      last = event.position;
      // forwards, a page begins with the event at the position itself
      const fits = event.position.commit > after && prefixes.some((prefix) => event.streamId.startsWith(prefix));
      if (fits) found ??= event;
    }
    if (found) return ofClient(found);
    if (count < maxCount || !last) return undefined;
    fromPosition = last;
    const fitting = Math.floor(PAGE_MAX_BYTES / Math.max(1, bytes / count));
    maxCount = Math.max(2, Math.min(4 * maxCount, fitting, PAGE_MAX_EVENTS));
  }
};

/** An estimate: parsed JSON takes as many bytes as its text. */
const sizeOf = (data: unknown): number => {
  if (data instanceof Uint8Array) return data.length;
  try {
    return JSON.stringify(data)?.length ?? 0;
  } catch {
    return PAGE_MAX_BYTES; // nested too deeply to be serialised
  }
};
