import {
  LOG_STREAM,
  bindKeys,
  boundKeysIn,
  type EventStore,
  type RecordedEvent,
  type Stamp,
} from '#kernel/event-store';
import { PREFIXES } from '#kernel/nest';
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

/** The keys database is not the one that sealed this log: with new keys, half of it could never be opened again. */
export class KeysMismatch extends KeysUnavailable {
  override readonly name = 'KeysMismatch';

  constructor() {
    super(
      'The keys database (KEYS_DATABASE_URL, or else DATABASE_URL) is not the one that sealed this log: name that one, or restore its backup.',
    );
  }
}

/** @param log one that verifies. @throws KeysMismatch, KeysUnavailable, StoreUnavailable */
export const assertKeysOfThisLog = async (log: Log, keys: Keys, events?: readonly RecordedEvent[]): Promise<void> => {
  const bound = boundKeysIn(events ?? (await log.inspect(LOG_STREAM)));
  if (bound === undefined || bound === (await keyDatabaseId(keys))) return;
  if (!(await holdsFirstKey(log, keys))) throw new KeysMismatch();
};

/**
 * Before a process serves anything: binds a log that no version has bound yet, and gives the database of an older backup the
 * id to which the log is bound.
 * @param store one that verifies
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
  // with the same id too: a backup from before the first key would make new ones
  if (holds === false || (bound !== undefined && bound !== id && !holds)) throw new KeysMismatch();
  if (bound === id) return;
  if (bound !== undefined) return void (await renameKeyDatabase(keys, bound));
  if ((await bindKeys(store, log, id)) !== id) throw new KeysMismatch();
};

/**
 * Whether the key of the first sealed event is in the database; undefined where nothing was sealed yet. However late that
 * event comes, it is searched for: an answer without it could bind the log to a stranger's database for ever.
 */
const holdsFirstKey = async (log: Log, keys: Keys): Promise<boolean | undefined> => {
  for (let event = await log.first(PREFIXES, -1n); event; event = await log.first(PREFIXES, event.position)) {
    const id = keyIn(event);
    if (id !== undefined) return hasHeldKey(keys, id);
  }
  return undefined;
};

/** Not of an event that somebody without the log key wrote. */
const keyIn = ({ data, flaw }: RecordedEvent): string | undefined => {
  if (flaw && flaw.kind !== 'unknownType') return undefined;
  return Object.values(data.sealed ?? {})
    .map(sealingKeyOf)
    .find((id) => id !== undefined);
};
