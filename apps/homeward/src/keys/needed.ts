import { urlIn } from '#embedded-postgres';
import { EventStoreDbEventStore, LOG_STREAM, type Recorded } from '#event-store';
import { keysAreWrappedAt } from '#keys';
import { ConfigurationError, eventStoreAccessFrom, type Environment } from '#platform/plain';
import { eventStoreUrlOf } from '../client/connection.js';

/**
 * Whether another key file would open nothing of what is there. A database of ours that does not run cannot be asked; a
 * start with another file is then refused by the check values.
 * @throws ConfigurationError where the database that is named does not answer
 */
export const keysNeedTheirFile = async ({ KEYS_DATABASE_URL: named }: Environment, data: string): Promise<boolean> => {
  const url = named || urlIn(data, 'homeward_keys');
  if (!url) return false;
  return keysAreWrappedAt(url).catch((error: NodeJS.ErrnoException) => {
    if (!named) return false;
    throw new ConfigurationError(
      `The database in KEYS_DATABASE_URL does not answer (${error.code ?? error.message}), and its keys may need a key file that exists: start it, or see that the address is right.`,
    );
  });
};

/** Whether the log holds an event that its key has proven. A log that does not answer needs none that could be made. */
export const logNeedsItsKey = async (env: Environment, data: string): Promise<boolean> => {
  const url = eventStoreUrlOf({ data, ...eventStoreAccessFrom(env) });
  if (!url) return false;
  const store = EventStoreDbEventStore.at(url);
  try {
    return (await store.read(LOG_STREAM)).some(isCoded); // a log begins with such an event, or was adopted with one
  } catch {
    return false; // a start with another key is refused by the first event that has a code
  } finally {
    await store.dispose();
  }
};

const isCoded = ({ metadata }: Recorded): boolean => 'code' in metadata;
