import type { Metadata, RecordedEvent } from '../event-store.js';

/**
 * Replaces an event that two people have set aside: folds ignore it, and the revision still advances. It is never
 * stored: nothing whose name begins with `$` is ever appended.
 */
export const SET_ASIDE = '$set-aside';

/** The events that set others aside, in a stream of their own. These names are stored forever. */
export const setAsideStream = (stream: string): string => `setaside-${stream}`;
export const EVENT_SET_ASIDE = 'EventSetAside';

/** The stream that this event allows to continue, if any. */
export const streamFreedBy = ({
  stream,
  type,
  flaw,
}: Pick<RecordedEvent, 'stream' | 'type' | 'flaw'>): string | undefined =>
  type === EVENT_SET_ASIDE && !flaw && stream.startsWith(setAsideStream(''))
    ? stream.slice(setAsideStream('').length)
    : undefined;

export const isSetAside = ({ type }: { readonly type: string }): boolean => type === SET_ASIDE;

/** The stored event, whether or not it was set aside. */
export const asStored = (event: RecordedEvent): RecordedEvent => event.setAside?.event ?? event;

const NOBODY = { id: 'set aside', role: 'set aside', organisation: 'set aside' } as const;

/** Nothing from a flawed event is repeated. */
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
 * @param isAuthentic whether it still is a link of the chain, as an event of an unknown type is
 */
export const passOver = (event: RecordedEvent, by: RecordedEvent, isAuthentic: boolean): RecordedEvent => ({
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
