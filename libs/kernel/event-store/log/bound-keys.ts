import type { Stamp } from '../codec.js';
import type { EventStore, RecordedEvent } from '../event-store.js';
import { LOG_STREAM, recordInLog } from './opened-log.js';

/** Records which keys database seals the events of a log. This name is stored forever. */
export const KEYS_BOUND = 'KeysBound';

/**
 * @param events of the stream of the log, each with its flaw.
 * @returns the id of the keys database; the first event counts
 */
export const boundKeysIn = (events: readonly RecordedEvent[]): string | undefined => {
  const bound = events.find(
    ({ type, flaw, data }) => type === KEYS_BOUND && !flaw && typeof data.database === 'string',
  );
  return bound?.data.database as string | undefined;
};

/**
 * @param store must verify its events.
 * @returns the id of the bound database: of two processes, the first one decides
 */
export const bindKeys = async (
  store: EventStore,
  log: { readonly origin: string; readonly stamp: Stamp },
  database: string,
): Promise<string> => {
  await recordInLog(store, log, { type: KEYS_BOUND, data: { database } });
  return boundKeysIn(await store.inspect(LOG_STREAM)) ?? database;
};
