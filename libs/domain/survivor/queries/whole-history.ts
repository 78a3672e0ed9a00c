import { isSetAside, type EventStore, type RecordedEvent } from '#kernel/event-store';
import { amendmentsBy, toProjectable } from '#kernel/projections';
import { findBreak } from '#kernel/integrity';
import { partsOf } from './tampered-events.js';
import type { Mark } from './history.type.js';
import type { Readable } from './time-travel.js';

interface Chain {
  readonly stream: string;
  readonly brokenAt: number | undefined;
  readonly checked: number;
}

interface WholeHistory {
  /** In the order in which they were recorded. */
  readonly events: readonly RecordedEvent[];
  /** The survivor's own stream comes first. */
  readonly chains: readonly Chain[];
}

/**
 * Other streams with events about the survivor: court cases with a part of theirs, and operations in which we met them.
 */
const ELSEWHERE = { prosecutionId: 'prosecution', operationId: 'operation' } as const;

/**
 * A policy begins the court case that an entry opens, within moments: one without any entry after so long was taken away.
 * An operation may be named before it is recorded, and need not be recorded here at all.
 */
const BEGUN_WITHIN_MS = 3_600_000;

/**
 * Events of a court case about other survivors in it: that they joined, and amendments of such entries.
 * @param survivorId null hides those about each survivor
 */
export const ofOthers = (events: readonly RecordedEvent[], survivorId: string | null): ReadonlySet<string> => {
  const found = new Set<unknown>();
  for (const { id, type, data } of events) {
    const { replacement, eventId } = partsOf(data);
    const named = [data, ...Object.values(partsOf(replacement))].map((payload) => partsOf(payload).survivorId);
    const another = named.some((one) => one !== survivorId && (one !== undefined || type === 'SurvivorJoined'));
    if (another || found.has(eventId)) found.add(id);
  }
  return found as ReadonlySet<string>;
};

/** The other streams that authentic entries name, each with the instant at which it was named first. */
const namedIn = (own: readonly RecordedEvent[]): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const { data, recordedAt } of own.filter(({ flaw }) => !flaw))
    for (const [field, category] of Object.entries(ELSEWHERE)) {
      const id = data?.[field];
      const stream = `${category}-${String(id)}`;
      if (typeof id === 'string' && !found.has(stream)) found.set(stream, recordedAt);
    }
  return found;
};

/** Every event of one survivor, in all streams, without events about others in the same court case. */
export const wholeHistoryOf = async (
  store: EventStore,
  origin: string,
  survivorId: string,
  now = Date.now(),
): Promise<WholeHistory> => {
  const own = await store.inspect(`survivor-${survivorId}`);
  const named = await Promise.all(
    [...namedIn(own)].map(async ([stream, since]) => ({ stream, since, events: await store.inspect(stream) })),
  );
  const isMissing = ({ stream, since }: (typeof named)[number]): boolean =>
    stream.startsWith(`${ELSEWHERE.prosecutionId}-`) && Date.parse(since) <= now - BEGUN_WITHIN_MS;
  const others = named.map(({ events }) => events).filter((events) => events.length > 0);
  const streams = own.length > 0 ? [own, ...others] : others;
  const missing = named.filter((one) => one.events.length === 0 && isMissing(one));
  const hidden = ofOthers(others.flat(), survivorId);
  return {
    events: streams
      .flat()
      .filter(({ id }) => !hidden.has(id))
      .toSorted((one, other) => (one.position < other.position ? -1 : 1)),
    chains: [
      ...streams.map((events) => {
        const { stream } = events[0]!;
        return { stream, brokenAt: firstFlawIn(origin, events), checked: events.length };
      }),
      ...missing.map(({ stream }) => ({ stream, brokenAt: 0, checked: 0 })),
    ],
  };
};

/**
 * The first unreliable entry of a whole stream. An entry that was set aside is settled, and does not break the chain.
 */
export const firstFlawIn = (origin: string, events: readonly RecordedEvent[]): number | undefined => {
  const flawed = events.find(({ flaw }) => flaw)?.revision;
  // a verifying store has followed the chain past entries that were set aside
  return flawed ?? (events.some(isSetAside) ? undefined : findBreak(origin, events[0]?.stream ?? '', events));
};

/** Which entries have another status by now, and which later entries changed it. */
export const marksIn = (events: readonly RecordedEvent[], reading: Readable): ReadonlyMap<string, readonly Mark[]> => {
  const entries = new Map(events.map((event) => [event.id, toProjectable(event, reading)]));
  const marks = new Map<string, Mark[]>();
  for (const by of entries.values()) {
    const { eventId, type, recordedAt, metadata } = by.meta;
    for (const amendment of amendmentsBy(reading.amends, by, () => [...entries.values()])) {
      const entry = entries.get(amendment.eventId);
      if (!entry) continue;
      const restated = type === 'PersonalDataErased' ? 'Erased' : 'Restated';
      const standing = amendment.amend(entry, by) === null ? 'StruckOut' : restated;
      const mark: Mark = { standing, eventId, type, recordedAt, by: metadata.actor };
      marks.set(amendment.eventId, [...(marks.get(amendment.eventId) ?? []), mark]);
    }
  }
  return marks;
};
