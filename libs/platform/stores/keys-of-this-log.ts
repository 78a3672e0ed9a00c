import {
  LOG_STREAM,
  bindKeys,
  boundKeysIn,
  type EventStore,
  type RecordedEvent,
  type Stamp,
} from '#kernel/event-store';
import { PREFIXES } from '#nest';
import {
  KeysUnavailable,
  hasHeldKey,
  keyDatabaseId,
  renameKeyDatabase,
  sealingKeyOf,
  type KeyDatabase,
} from '#security/keys';

type Log = Pick<EventStore, 'inspect' | 'first'>;
type Keys = Pick<KeyDatabase, 'query'>;

/**
 * The keys database is not the one that sealed this log: with new keys, half of the log could never be opened again.
 */
export class KeysMismatch extends KeysUnavailable {
  override readonly name = 'KeysMismatch';
  /** Stable: monitoring uses it. */
  readonly code = 'KEYS_MISMATCH';

  constructor() {
    super(
      'The keys database (KEYS_DATABASE_URL, or else DATABASE_URL) is not the one that sealed this log: name that one, or restore its backup.',
    );
  }
}

/** @param log must verify its events. @throws KeysMismatch, KeysUnavailable, StoreUnavailable */
export const assertKeysOfThisLog = async (log: Log, keys: Keys, events?: readonly RecordedEvent[]): Promise<void> => {
  const bound = boundKeysIn(events ?? (await log.inspect(LOG_STREAM)));
  if (bound === undefined || bound === (await keyDatabaseId(keys))) return;
  if (!(await holdsFirstKey(log, keys))) throw new KeysMismatch();
};

/**
 * Before a process serves anything: binds an unbound log to its keys database, and gives a database of an older backup
 * the id to which the log is bound.
 * @param store must verify its events.
 * @throws KeysMismatch, KeysUnavailable, StoreUnavailable
 */
export const bindKeysOfThisLog = async (
  store: EventStore,
  keys: Keys,
  log: { readonly origin: string; readonly stamp: Stamp },
): Promise<void> => {
  const id = await keyDatabaseId(keys);
  const bound = boundKeysIn(await store.inspect(LOG_STREAM));
  const holds = await holdsFirstKey(store, keys);
  // even with the same id: a backup from before the first key would make new ones
  if (holds === false || (bound !== undefined && bound !== id && !holds)) throw new KeysMismatch();
  if (bound === id) return;
  if (bound !== undefined) return void (await renameKeyDatabase(keys, bound));
  if ((await bindKeys(store, log, id)) !== id) throw new KeysMismatch();
};

/**
 * Whether the database has the key of the first sealed event; undefined if nothing was sealed yet. The search goes on
 * until that event, however late it comes: otherwise the log could be bound to a wrong database for ever.
 */
const holdsFirstKey = async (log: Log, keys: Keys): Promise<boolean | undefined> => {
  for (let event = await log.first(PREFIXES, -1n); event; event = await log.first(PREFIXES, event.position)) {
    const id = keyIn(event);
    if (id !== undefined) return hasHeldKey(keys, id);
  }
  return undefined;
};

/** Ignores events that were written without the log key. */
const keyIn = ({ data, flaw }: RecordedEvent): string | undefined => {
  if (flaw && flaw.kind !== 'unknownType') return undefined;
  return Object.values(data.sealed ?? {})
    .map(sealingKeyOf)
    .find((id) => id !== undefined);
};
