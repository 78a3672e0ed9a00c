import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore } from '#kernel/event-store';
import { KeysUnavailable, type KeyStore, type Tombstones } from '#security/keys';
import { PREFIXES } from '#nest';

/** Milliseconds for which a request waits, and between two checks. */
const WAIT_TIMEOUT_MS = 5_000;
const LOOK_INTERVAL_MS = 50;

type Keys = Pick<KeyStore, 'erasureMark' | 'notDestroyed'>;

/**
 * Nothing may be opened until all erasures are repeated on these keys: those in the log at the start of this process, and
 * those with a tombstone. The keys of a backup may include a survivor who was erased since, and a log restored with them
 * does not have that erasure.
 * @returns what waits for that; nothing once it has happened. It throws KeysUnavailable after a while.
 */
export const erasuresFirst = async (
  keys: Keys,
  store: Pick<EventStore, 'last'>,
  tombstones: Pick<Tombstones, 'all'>,
  timeoutMs = WAIT_TIMEOUT_MS,
): Promise<() => Promise<void> | undefined> => {
  const erased = [...new Set(tombstones.all().map(({ subject }) => subject))];
  const head = (await store.last(PREFIXES))?.position ?? -1n;
  const isCarriedOut = async () =>
    (await keys.erasureMark()).position >= head &&
    (erased.length === 0 || (await keys.notDestroyed(erased)).length === 0);
  let carriedOut = false;
  const wait = async () => {
    for (const until = Date.now() + timeoutMs; !(await isCarriedOut()); await sleep(LOOK_INTERVAL_MS))
      if (Date.now() >= until)
        throw new KeysUnavailable(
          'Erasures are being carried out once more before anything is read: is the projector there?',
        );
    carriedOut = true;
  };
  return () => (carriedOut ? undefined : wait());
};
