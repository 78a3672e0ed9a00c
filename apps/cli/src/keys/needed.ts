import { urlIn } from '#embedded/postgres';
import { LOG_STREAM, StoreUnavailable, type RecordedEvent } from '#kernel/event-store';
import { EventStoreDbEventStore } from '#kernel/event-store/eventstoredb';
import { keysAreWrappedAt } from '#security/keys';
import { ConfigurationError, eventStoreAccessFrom, type ProcessConfiguration } from '#platform/plain';
import { eventStoreUrlOf } from '../client/connection.js';

/**
 * Whether the existing keys need the lost key file. An embedded database that is not running cannot be checked; the check
 * values then refuse a start with another file.
 * @throws ConfigurationError if the given database does not answer
 */
export const keysNeedTheirFile = async ({ environment, data }: ProcessConfiguration): Promise<boolean> => {
  const { KEYS_DATABASE_URL: named } = environment;
  const url = named || urlIn(data, 'homeward_keys');
  if (!url) return false;
  return keysAreWrappedAt(url).catch((error: NodeJS.ErrnoException) => {
    if (!named) return false;
    throw new ConfigurationError(
      `The database in KEYS_DATABASE_URL does not answer (${error.code ?? error.message}), and its keys may need an existing key file: start it, or check the address.`,
    );
  });
};

/** Whether the log has an event with a code. A log that does not answer counts as one without. */
export const logNeedsItsKey = async ({ environment, data }: ProcessConfiguration): Promise<boolean> => {
  const url = eventStoreUrlOf({ data, ...eventStoreAccessFrom(environment) });
  if (!url) return false;
  const store = EventStoreDbEventStore.at(url);
  try {
    return (await store.read(LOG_STREAM)).some(isCoded); // a log starts with such an event, or was adopted with one
  } catch (error) {
    if (error instanceof StoreUnavailable) return false; // the first event with a code refuses a start with another key
    throw error;
  } finally {
    await store.dispose();
  }
};

const isCoded = ({ metadata }: RecordedEvent): boolean => 'code' in metadata;
