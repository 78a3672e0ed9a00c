import { randomUUID } from 'node:crypto';
import { USUAL_TIME_ZONE, timeZone } from '#kernel/decider';
import { anchorOf, hashOf, type LogKeys } from '#kernel/integrity';
import type { StreamEnd, Stamp } from '../codec.js';
import type { EventStore, Metadata, EventData, AppendResult, RecordedEvent } from '../event-store.js';
import { WrongExpectedRevision } from '../event-store-errors.js';
import { authorFlaw, type AdoptedEnd, type AdoptedStreams } from './proof.js';

/** Facts about the log itself. The names of the streams and of their events are stored forever. */
export const LOG_STREAM = 'homeward-log';
export const ADOPTION_STREAM = 'homeward-adoption';

/** The names of these events, and of those that a migration keeps. */
export const LOG_EVENTS = [
  'LogOpened',
  'LogAdopted',
  'StreamsAdopted',
  'LossAccepted',
  'LogMigrated',
  'InstantsKept',
  'KeysBound',
  'PlaceCoded',
  'HeadsMissing',
  'HeadsSigned',
] as const;

export type Mode = 'development' | 'production';

/** A log that may be served, because its keys are ours. */
interface OpenedLog {
  /**
   * The origin: eight hex digits, decided once. It distinguishes positions and chains of this log from those of others.
   */
  readonly origin: string;
  readonly mode: Mode;
  readonly adopted: AdoptedStreams;
}

/** Nothing may be served: the message is a sentence for an operator. */
export class LogOfOtherService extends Error {
  override readonly name = 'LogOfOtherService';
}

/**
 * Opens the log in a store, or begins it.
 * @throws LogOfOtherService if it was begun with other keys or in another time zone, or has events without codes and was not
 *   adopted.
 */
export const openLog = async (store: EventStore, mode: Mode, stamp: Stamp): Promise<OpenedLog> => {
  const events = await openOrBegin(store, mode, stamp);
  const [opened] = events as [RecordedEvent];
  const origin = originIn(opened);
  if (opened.metadata.code !== undefined) {
    if (authorFlaw(opened, stamp.keys)) throw otherKeys(origin);
    requireTimeZone(opened);
    return { origin, mode: modeIn(opened), adopted: new Map() };
  }
  const claimed = events.filter(({ type }) => type === 'LogAdopted');
  const adoption = claimed.find((event) => !authorFlaw(event, stamp.keys));
  if (!adoption && claimed.length > 0) throw otherKeys(origin);
  if (!adoption)
    throw new LogOfOtherService(
      `The log ${origin} was written before version 0.7.0, and its events carry no codes. If version 0.7.0 or later has never started on it, check it with npx homeward verify of its version, then run: npx homeward adopt-log`,
    );
  requireTimeZone(opened);
  return { origin, mode: modeIn(opened), adopted: await readAdoptedStreams(store, adoption, stamp.keys) };
};

/** The origin of an existing log. @throws LogOfOtherService if there is none. */
export const originOf = async (store: EventStore): Promise<string> => {
  const [opened] = await store.inspect(LOG_STREAM);
  if (!opened) throw new LogOfOtherService('The event store holds no log yet: start the service once to begin one.');
  return originIn(opened);
};

/** Records a fact about the log itself after the existing ones, once for each id. @returns its revision */
export const recordInLog = async (
  store: EventStore,
  { origin, stamp, stream = LOG_STREAM }: { readonly origin: string; readonly stamp: Stamp; readonly stream?: string },
  { id = randomUUID(), type, data }: { readonly id?: string; readonly type: string; readonly data: EventData['data'] },
): Promise<AppendResult> => {
  for (;;) {
    const events = await store.inspect(stream);
    const there = events.find((event) => event.id === id);
    if (there) return there;
    try {
      const event = stampEvent(endOf(origin, stream, events, stamp.keys), { id, type, data }, stamp);
      return await store.append(stream, [event], events.length - 1);
    } catch (error) {
      if (!(error instanceof WrongExpectedRevision)) throw error;
    }
  }
};

const openOrBegin = async (store: EventStore, mode: Mode, stamp: Stamp): Promise<readonly RecordedEvent[]> => {
  const events = await store.inspect(LOG_STREAM);
  if (events.length > 0) return events;
  const id = randomUUID();
  const hash = anchorOf(id.slice(0, 8), LOG_STREAM);
  const opened = stampEvent(
    { stream: LOG_STREAM, revision: -1, hash },
    { id, type: 'LogOpened', data: { mode, timeZone: timeZone() } },
    stamp,
  );
  await store.append(LOG_STREAM, [opened], -1).catch((error: unknown) => {
    if (!(error instanceof WrongExpectedRevision)) throw error; // another process was faster
  });
  return openOrBegin(store, mode, stamp);
};

const SYSTEM = { id: 'homeward', role: 'SYSTEM', organisation: 'Homeward' } as const;

const stampEvent = (
  { stream, revision, hash: prevHash, recordedAt: before = '' }: StreamEnd,
  { id, type, data }: Pick<EventData, 'id' | 'type' | 'data'>,
  { keys, now }: Stamp,
): EventData => {
  const clock = now();
  const metadata: Omit<Metadata, 'hash' | 'code'> = {
    schema: 2,
    commandId: id,
    command: type,
    digest: '',
    actor: SYSTEM,
    decidedAt: clock,
    recordedAt: clock > before ? clock : before,
    $correlationId: id,
    $causationId: id,
    prevHash,
  };
  const hash = hashOf({ stream, revision: revision + 1, id, type, data, metadata });
  return { id, type, data, metadata: { ...metadata, hash, code: keys.codeOf(hash) } };
};

const endOf = (origin: string, stream: string, events: readonly RecordedEvent[], keys: LogKeys): StreamEnd => {
  const last = events.findLast((event) => !authorFlaw(event, keys));
  const [first] = events;
  // the first event of a log without codes has no hash of its own
  const bare = first && stream === LOG_STREAM && first.metadata.hash === undefined ? bareHashOf(first) : undefined;
  const hash = last?.metadata.hash ?? bare ?? anchorOf(origin, stream);
  return { stream, revision: events.length - 1, hash, recordedAt: last?.recordedAt };
};

/** Stands for the hash of `LogOpened` in a log from before 0.7.0, where it had no metadata. */
export const bareHashOf = ({ stream, revision, id, type, data }: RecordedEvent): string =>
  hashOf({ stream, revision, id, type, data, metadata: {} as RecordedEvent['metadata'] });

const readAdoptedStreams = async (
  store: EventStore,
  { id, data }: RecordedEvent,
  keys: LogKeys,
): Promise<AdoptedStreams> => {
  const adopted = new Map<string, AdoptedEnd>();
  for (const event of await store.inspect(ADOPTION_STREAM)) {
    if (event.type !== 'StreamsAdopted' || event.data.adoption !== data.adoption || authorFlaw(event, keys)) continue;
    for (const [stream, end] of Object.entries(event.data.ends as Record<string, AdoptedEnd>)) adopted.set(stream, end);
  }
  if (adopted.size === data.streams) return adopted;
  throw new LogOfOtherService(
    `The log was adopted with ${String(data.streams)} streams (event ${id}), and ${adopted.size} are on record: restore a backup of the event store.`,
  );
};

const originIn = ({ id }: RecordedEvent): string => id.slice(0, 8);

/** Logs of the first versions, which do not say it, have invented people. */
const modeIn = ({ data }: RecordedEvent): Mode => (data.mode === 'production' ? 'production' : 'development');

/** Days on record were those of its zone, and days that follow from instants would move. */
const requireTimeZone = ({ data }: RecordedEvent): void => {
  const begun = typeof data.timeZone === 'string' ? data.timeZone : USUAL_TIME_ZONE;
  if (begun !== timeZone())
    throw new LogOfOtherService(
      `The days of this log are those of ${begun}, and home.timeZone in HOMEWARD_SETTINGS is ${timeZone()}: set it to ${begun}, or begin another log.`,
    );
};

const otherKeys = (origin: string): LogOfOtherService =>
  new LogOfOtherService(
    `The log ${origin} was begun with another log key than this service holds: put the right file at HOMEWARD_LOG_KEY_FILE (or the right key into Vault).`,
  );
