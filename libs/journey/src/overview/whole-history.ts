import { isSetAside, type EventStore, type Recorded } from '#event-store';
import { amendmentsBy, seen } from '#read-models';
import { brokenAt } from '#trust';
import { partsOf } from './altered.js';
import type { Mark } from './history.type.js';
import type { Readable } from './past.js';

interface Chain {
  readonly stream: string;
  readonly brokenAt: number | undefined;
  readonly checked: number;
}

export interface WholeHistory {
  /** In the order in which they were recorded. */
  readonly events: readonly Recorded[];
  /** Her own stream first. */
  readonly chains: readonly Chain[];
}

/** Where else something of her is told: the court cases in which she has a part, and the operations in which she was met. */
const ELSEWHERE = { prosecutionId: 'prosecution', operationId: 'operation' } as const;

/** What is told of those who share her court case: that they joined it, and whatever amends an entry that is told of them. */
const ofOthers = (events: readonly Recorded[], survivorId: string): ReadonlySet<string> => {
  const found = new Set<unknown>();
  for (const { id, type, data } of events) {
    const { replacement, eventId } = partsOf(data);
    const named = [data, ...Object.values(partsOf(replacement))].map((said) => partsOf(said).survivorId);
    const another = named.some((one) => one !== survivorId && (one !== undefined || type === 'SurvivorJoined'));
    if (another || found.has(eventId)) found.add(id);
  }
  return found as ReadonlySet<string>;
};

/** Every event of one survivor, in all streams; of those who share her court case, nothing. */
export const wholeHistoryOf = async (store: EventStore, origin: string, survivorId: string): Promise<WholeHistory> => {
  const own = await store.inspect(`survivor-${survivorId}`);
  const names = new Set(
    own.flatMap(({ data, flaw }) =>
      (flaw ? [] : Object.entries(ELSEWHERE)).flatMap(([field, category]) => {
        const id = data?.[field];
        return typeof id === 'string' ? [`${category}-${id}`] : [];
      }),
    ),
  );
  const others = await Promise.all([...names].map((stream) => store.inspect(stream)));
  const streams = [own, ...others].filter((events) => events.length > 0);
  const hidden = ofOthers(others.flat(), survivorId);
  return {
    events: streams
      .flat()
      .filter(({ id }) => !hidden.has(id))
      .toSorted((one, other) => (one.position < other.position ? -1 : 1)),
    chains: streams.map((events) => {
      const { stream } = events[0]!;
      return { stream, brokenAt: firstFlawIn(origin, events), checked: events.length };
    }),
  };
};

/** The first entry of a whole stream that cannot be relied on. What was set aside is over, and breaks nothing. */
export const firstFlawIn = (origin: string, events: readonly Recorded[]): number | undefined => {
  const flawed = events.find(({ flaw }) => flaw)?.revision;
  // a store that proves what it reads has followed the chain past what was set aside
  return flawed ?? (events.some(isSetAside) ? undefined : brokenAt(origin, events[0]?.stream ?? '', events));
};

/** Which entries stand otherwise by now, and through which later ones. */
export const marksIn = (
  events: readonly Recorded[],
  { upcast, amends }: Readable,
): ReadonlyMap<string, readonly Mark[]> => {
  const entries = new Map(events.map((event) => [event.id, seen(event, upcast)]));
  const marks = new Map<string, Mark[]>();
  for (const by of entries.values()) {
    const { eventId, type, recordedAt, metadata } = by.meta;
    for (const amendment of amendmentsBy(amends, by, () => [...entries.values()])) {
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
