import { hasOwnHash, linkOf, type ChainedEvent, type LogKeys } from '#kernel/integrity';
import type { Flaw, RecordedEvent } from '../event-store.js';

/** Where a stream of a log that was written without codes ended when it was adopted. */
export type AdoptedEnd = {
  readonly revision: number;
  readonly hash: string;
};

export type AdoptedStreams = ReadonlyMap<string, AdoptedEnd>;

/**
 * When events were recorded that do not say so themselves, by stream and revision, in milliseconds since the Unix epoch.
 * Versions before 0.7.0 left that to the event store, and a copy lies in another one.
 */
export type KeptInstants = ReadonlyMap<string, ReadonlyMap<number, number>>;

/** What an event is proven with. */
export interface Proof {
  /** Which log it is: eight hex digits. */
  readonly origin: string;
  readonly keys: LogKeys;
  /** The names of all events that this version can read. */
  readonly knownTypes: ReadonlySet<string>;
  /** Empty where the log had codes from its first event on. */
  readonly adopted: AdoptedStreams;
  /** Of a log that was copied: when events were recorded that do not say so themselves. */
  readonly instants?: KeptInstants;
}

const unproven = (reason: string): Flaw => ({ kind: 'unproven', reason });

export const WITHOUT_CODE = unproven('it has no code of this log');

/** What does not hold of one event by itself; nothing when its content, place and author are proven. */
export const authorFlaw = (event: RecordedEvent, keys: LogKeys): Flaw | undefined => {
  if (event.unreadable !== undefined) return { kind: 'unreadable', reason: event.unreadable };
  if (!hasOwnHash(event as ChainedEvent)) return unproven('its content does not match its hash');
  const { code, hash } = event.metadata;
  if (code === undefined) return WITHOUT_CODE;
  return keys.proves(code, hash) ? undefined : unproven('its code was not made with a key of this log');
};

/**
 * The events of a stream that was adopted, as `<revision> <hash>`: from its end backwards, each proven by the link of the one
 * after it. None where the end is not what was adopted.
 */
export const adoptedIn = (events: readonly RecordedEvent[], end: AdoptedEnd): ReadonlySet<string> => {
  const proven = new Set<string>();
  let expected: unknown = end.hash;
  for (let revision = end.revision; revision >= 0; revision--) {
    const event = events[revision];
    if (event?.revision !== revision || event.metadata?.hash !== expected || !hasOwnHash(event as ChainedEvent)) break;
    proven.add(`${revision} ${event.metadata.hash}`);
    expected = linkOf(event as ChainedEvent);
  }
  return proven;
};

/** Whether it follows the entry before it. @param previous the hash of the last authentic one, or the anchor */
export const chainFlaw = (event: RecordedEvent, previous: string | undefined): Flaw | undefined =>
  previous === undefined || linkOf(event as ChainedEvent) === previous
    ? undefined
    : unproven('it does not follow the entry before it');

/** An authentic event that this version cannot read: a newer one wrote it. */
export const typeFlaw = ({ type }: RecordedEvent, { knownTypes }: Pick<Proof, 'knownTypes'>): Flaw | undefined =>
  knownTypes.has(type)
    ? undefined
    : { kind: 'unknownType', reason: `this version does not know events of the type ${nameOf(type)}` };

/** Somebody else may have named it: no more than a name is repeated. */
const nameOf = (type: string): string => (/^\w{1,80}$/.test(type) ? type : '(not a name)');
