import type { Metadata, RecordedEvent } from '../event-store.js';

/**
 * Stands in a stream for an event that two people have set aside: every fold passes over it while the revision advances.
 * No event is stored under this type, since nothing whose name begins with `$` is ever appended.
 */
export const SET_ASIDE = '$set-aside';

/** The events that say so, in a stream of their own. These names are stored for ever. */
export const setAsideStream = (stream: string): string => `setaside-${stream}`;
export const EVENT_SET_ASIDE = 'EventSetAside';

/** The stream that may go on by what this event says, if it says that of any. */
export const freedBy = ({ stream, type, flaw }: Pick<RecordedEvent, 'stream' | 'type' | 'flaw'>): string | undefined =>
  type === EVENT_SET_ASIDE && !flaw && stream.startsWith(setAsideStream(''))
    ? stream.slice(setAsideStream('').length)
    : undefined;

export const isSetAside = ({ type }: { readonly type: string }): boolean => type === SET_ASIDE;

/** An event as it lies in the log, whether or not it was set aside. */
export const asStored = (event: RecordedEvent): RecordedEvent => event.setAside?.event ?? event;

const NOBODY = { id: 'set aside', role: 'set aside', organisation: 'set aside' } as const;

/** Nothing that stands in an event which cannot be relied on is repeated. */
const NOTHING: Metadata = {
  schema: 2,
  commandId: '',
  command: '',
  digest: '',
  actor: NOBODY,
  $correlationId: '',
  $causationId: '',
  prevHash: '',
  hash: '',
};

/**
 * @param by the event that set it aside
 * @param isAuthentic whether it is a link of the chain all the same: one of a type that this version does not know is
 */
export const passedOver = (event: RecordedEvent, by: RecordedEvent, isAuthentic: boolean): RecordedEvent => ({
  id: event.id,
  stream: event.stream,
  revision: event.revision,
  position: event.position,
  recordedAt: by.recordedAt,
  type: SET_ASIDE,
  data: { eventId: event.id, setAsideBy: by.id, ...(isAuthentic && { link: event.metadata.hash }) },
  metadata: NOTHING,
  setAside: { event, by },
});
