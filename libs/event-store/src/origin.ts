import { randomUUID } from 'node:crypto';
import { Conflict, type EventStore, type Metadata } from './event-store.js';

const STREAM = 'homeward-log';

/**
 * Which log this is: eight hex digits, decided once by whoever comes first. A log restored from another installation has
 * another origin, so that positions and hash chains of one are never taken for those of the other.
 */
export const originOf = async (store: EventStore): Promise<string> => {
  const [opened] = await store.read(STREAM);
  if (opened) return opened.id.slice(0, 8);
  const event = { id: randomUUID(), type: 'LogOpened', data: {}, metadata: {} as Metadata };
  await store.append(STREAM, [event], -1).catch((error: unknown) => {
    if (!(error instanceof Conflict)) throw error;
  });
  return originOf(store);
};

/** `<origin>.<commit>`, as receipts carry it and queries ask for it. */
export const positionText = (origin: string, position: bigint): string => `${origin}.${position}`;
