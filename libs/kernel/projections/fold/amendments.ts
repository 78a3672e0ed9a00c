import { byName, isSamePayload } from '#kernel/decider';
import type { FactProjection, RowProjection } from './projection.js';
import type { Row } from './fold.js';
import type { ProjectableEvent } from './projectable-event.js';

/** What a later event makes of an entry: its new state, or null when it never happened. */
export interface Amendment {
  readonly eventId: string;
  /** A correction: it replaces the entry as recorded, and later amendments apply to the replacement. */
  readonly replaces?: true;
  readonly amend: (entry: ProjectableEvent, by: ProjectableEvent) => ProjectableEvent | null;
}

/** The events that amend earlier entries of the same stream, and the amendments that they make. */
export type Amends = Readonly<
  Record<string, (data: never, before: readonly ProjectableEvent[]) => readonly Amendment[]>
>;

/** @param before the current state of earlier entries; computed only for an event that amends. */
export const amendmentsBy = (
  amends: Amends,
  { data, meta }: ProjectableEvent,
  before: () => readonly ProjectableEvent[],
): readonly Amendment[] =>
  byName<[object, readonly ProjectableEvent[]], readonly Amendment[]>(amends)[meta.type]?.(data, before()) ?? [];

/** The replacements of the entries that were corrected or struck out. */
const correctEvents = (
  events: readonly ProjectableEvent[],
  amends: Amends,
): ReadonlyMap<string, ProjectableEvent | null> => {
  const recorded = new Map(events.map((event) => [event.meta.eventId, event]));
  const instead = new Map<string, ProjectableEvent | null>();
  for (const event of events) {
    for (const { eventId, replaces, amend } of amendmentsBy(amends, event, () => [])) {
      const entry = recorded.get(eventId);
      if (replaces && entry && instead.get(eventId) !== null) instead.set(eventId, amend(entry, event));
    }
  }
  return instead;
};

/**
 * The entries of one whole stream in their current state: corrected ones replaced, struck-out ones left out, and later
 * amendments applied from first to last. So a revision that is itself struck out has revised nothing.
 */
export const applyAmendments = (events: readonly ProjectableEvent[], amends: Amends): ProjectableEvent[] => {
  const instead = correctEvents(events, amends);
  const standing = new Map<string, ProjectableEvent>();
  for (const recorded of events) {
    const event = instead.has(recorded.meta.eventId) ? instead.get(recorded.meta.eventId) : recorded;
    if (!event) continue;
    for (const { eventId, replaces, amend } of amendmentsBy(amends, event, () => [...standing.values()])) {
      const entry = standing.get(eventId);
      const amended = entry && !replaces ? amend(entry, event) : undefined;
      if (amended) standing.set(eventId, amended);
    }
    standing.set(event.meta.eventId, event);
  }
  return [...standing.values()];
};

/** The amendments that count for a projection: not those of events that it observes itself. */
export const amendsFor = ({ inTurn = [] }: RowProjection, amends: Amends): Amends =>
  Object.fromEntries(Object.entries(amends).filter(([type]) => !inTurn.includes(type)));

interface RecordedFacts {
  readonly facts: readonly object[];
  readonly rows: readonly Row[];
}

/**
 * The facts of one whole stream, with their former versions: an amended fact ends at the amendment, and its replacement
 * starts there. The replacement's source is the amending event.
 */
export const factsFromHistory = (
  { on, standingOnly }: FactProjection,
  events: readonly ProjectableEvent[],
  amends: Amends,
): Row[] => {
  const all = new Set<Row>();
  const current = new Map<string, RecordedFacts>();
  const ordinals = new Map<string, number>();

  const factsOf = ({ data, meta }: ProjectableEvent): readonly object[] => on[meta.type]?.(data, meta) ?? [];

  const begin = (
    { meta }: ProjectableEvent,
    facts: readonly object[],
    { meta: { eventId, recordedAt } }: ProjectableEvent,
  ): void => {
    const rows = facts.map((fact) => {
      const ordinal = ordinals.get(eventId) ?? 0;
      ordinals.set(eventId, ordinal + 1);
      const { subject, position } = meta;
      return {
        ...fact,
        eventId,
        ordinal,
        subject,
        position: String(position),
        recordedFrom: recordedAt,
        recordedTo: null,
      };
    });
    for (const row of rows) all.add(row);
    current.set(meta.eventId, { facts, rows });
  };

  const end = (eventId: string, { rows }: RecordedFacts, recordedTo: string): void => {
    for (const row of rows) {
      all.delete(row);
      if (!standingOnly) all.add({ ...row, recordedTo });
    }
    current.delete(eventId);
  };

  for (const [index, event] of events.entries()) {
    const { eventId, type, recordedAt } = event.meta;
    if (type in amends) {
      const standing = new Map(
        applyAmendments(events.slice(0, index + 1), amends).map((entry) => [entry.meta.eventId, entry]),
      );
      for (const [id, before] of current) {
        const entry = standing.get(id);
        if (entry && isSamePayload(factsOf(entry), before.facts)) continue;
        end(id, before, recordedAt);
        if (entry) begin(entry, factsOf(entry), event);
      }
    }
    if (!current.has(eventId)) begin(event, factsOf(event), event);
  }
  return [...all];
};
