import { hasOwnHash, linkOf, type ChainedEvent, type LogKeys } from '#kernel/integrity';
import type { Flaw, RecordedEvent } from '../event-store.js';

/** The end of a stream without codes at the time of its adoption. */
export type AdoptedEnd = {
  readonly revision: number;
  readonly hash: string;
};

export type AdoptedStreams = ReadonlyMap<string, AdoptedEnd>;

/**
 * When events without their own recording time were recorded, by stream and revision, in milliseconds since the Unix
 * epoch. Versions before 0.7.0 left that to the event store, and a copy lies in another one.
 */
export type KeptInstants = ReadonlyMap<string, ReadonlyMap<number, number>>;

/** What is needed to verify an event. */
export interface Proof {
  /** The origin of the log: eight hex digits. */
  readonly origin: string;
  readonly keys: LogKeys;
  /** The names of all events that this version can read. */
  readonly knownTypes: ReadonlySet<string>;
  /** Empty if the log had codes from its first event on. */
  readonly adopted: AdoptedStreams;
  /** For a copied log: the recording times of events without their own. */
  readonly instants?: KeptInstants;
}

const unproven = (reason: string): Flaw => ({ kind: 'unproven', reason });

export const WITHOUT_CODE = unproven('it has no code of this log');

/** The fault of a single event; undefined if its content, place and author are proven. */
export const authorFlaw = (event: RecordedEvent, keys: LogKeys): Flaw | undefined => {
  if (event.unreadable !== undefined) return { kind: 'unreadable', reason: event.unreadable };
  if (!hasOwnHash(event as ChainedEvent)) return unproven('its content does not match its hash');
  const { code, hash } = event.metadata;
  if (code === undefined) return WITHOUT_CODE;
  return keys.proves(code, hash) ? undefined : unproven('its code was not made with a key of this log');
};

/**
 * The events of an adopted stream, as `<revision> <hash>`: from its end backwards, each proven by the link of the next
 * one. None if the end differs from the adopted one.
 */
export const adoptedEvents = (events: readonly RecordedEvent[], end: AdoptedEnd): ReadonlySet<string> => {
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

/** Whether an event follows the previous one. @param previous the hash of the last authentic event, or the anchor */
export const chainFlaw = (event: RecordedEvent, previous: string | undefined): Flaw | undefined =>
  previous === undefined || linkOf(event as ChainedEvent) === previous
    ? undefined
    : unproven('it does not follow the entry before it');

/** An authentic event that this version cannot read, because a newer version wrote it. */
export const typeFlaw = ({ type }: RecordedEvent, { knownTypes }: Pick<Proof, 'knownTypes'>): Flaw | undefined =>
  knownTypes.has(type)
    ? undefined
    : { kind: 'unknownType', reason: `this version does not know events of the type ${plausibleType(type)}` };

/** An attacker may have chosen this name: at most a plausible one is repeated. */
export const plausibleType = (type: string): string => (/^\w{1,80}$/.test(type) ? type : '(not a name)');
