import { randomUUID } from 'node:crypto';
import { Conflict, type EventStore, type Metadata, type Recorded } from './event-store.js';

/** Of the log itself: how it began, and what an operator has decided about it. */
export const LOG_STREAM = 'homeward-log';

export type Mode = 'development' | 'production';

/** The first event of all, written by whoever comes first. */
const openedIn = async (store: EventStore, mode: Mode): Promise<Recorded> => {
  const [opened] = await store.read(LOG_STREAM);
  if (opened) return opened;
  const event = { id: randomUUID(), type: 'LogOpened', data: { mode }, metadata: {} as Metadata };
  await store.append(LOG_STREAM, [event], -1).catch((error: unknown) => {
    if (!(error instanceof Conflict)) throw error;
  });
  return openedIn(store, mode);
};

/**
 * Which log this is: eight hex digits, decided once by whoever comes first. A log restored from another installation has
 * another origin, so that positions and hash chains of one are never taken for those of the other.
 */
export const originOf = async (store: EventStore): Promise<string> =>
  (await openedIn(store, 'development')).id.slice(0, 8);

/** Whether it is a log of invented people: decided once, too. Those of former versions, which do not say, are. */
export const modeOf = async (store: EventStore, mode: Mode): Promise<Mode> => {
  const { data } = await openedIn(store, mode);
  return data.mode === 'production' ? 'production' : 'development';
};

/** `<origin>.<commit>`, as receipts carry it and queries ask for it. */
export const positionText = (origin: string, position: bigint): string => `${origin}.${position}`;
