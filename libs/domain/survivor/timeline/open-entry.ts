import type { PersonalClass } from '#kernel/decider';
import type { Codec } from '#kernel/event-store';
import { openReadableParts } from '../queries/tampered-events.js';
import type { RecordEntry } from './record-entries.js';

type Data = Readonly<Record<string, unknown>>;

/** An entry and its amendments with the values of these classes, as far as `redact` leaves them to the reader. */
export const openEntry = async (
  codec: Codec,
  entry: RecordEntry,
  classes: readonly PersonalClass[],
  redact: (type: string, data: Data) => Promise<Data> = async (_, data) => data,
): Promise<RecordEntry> => {
  const { type, data } = await openReadableParts(codec, entry.event.setAside?.event ?? entry.event, classes);
  return {
    ...entry,
    content: { data: await redact(type, data), meta: entry.content.meta },
    amendments: await Promise.all(entry.amendments.map((one) => openEntry(codec, one, classes, redact))),
  };
};
