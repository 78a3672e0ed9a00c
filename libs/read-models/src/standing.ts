import { saysTheSame } from '#decider';
import type { FactProjection, RowProjection } from './projection.js';
import type { Row } from './fold.js';
import type { Seen } from './seen.js';

/** What a later event makes of an entry: how it stands from then on, or null when it never happened. */
export interface Amendment {
  readonly eventId: string;
  readonly amend: (entry: Seen, by: Seen) => Seen | null;
}

/** The events that change how entries before them stand, in the same stream, and what they make of them. */
export type Amends = Readonly<Record<string, (data: never, before: readonly Seen[]) => readonly Amendment[]>>;

/** @param before the entries as they stood until then, asked for only by an event that amends. */
export const amendmentsBy = (
  amends: Amends,
  { data, meta }: Seen,
  before: () => readonly Seen[],
): readonly Amendment[] => amends[meta.type]?.(data as never, before()) ?? [];

/** The entries of one whole stream as they stand after its last: corrected ones in their place, without those struck out. */
export const asTheyStand = (events: readonly Seen[], amends: Amends): Seen[] => {
  const standing = new Map<string, Seen | null>();
  const before = () => [...standing.values()].filter((entry) => entry !== null);
  for (const event of events) {
    for (const { eventId, amend } of amendmentsBy(amends, event, before)) {
      const entry = standing.get(eventId);
      if (entry) standing.set(eventId, amend(entry, event));
    }
    standing.set(event.meta.eventId, event);
  }
  return before();
};

/** The amendments that count for a projection: not those of events that it hears in their turn. */
export const amendsFor = ({ inTurn = [] }: RowProjection, amends: Amends): Amends =>
  Object.fromEntries(Object.entries(amends).filter(([type]) => !inTurn.includes(type)));

interface Telling {
  readonly entry: Seen;
  readonly said: readonly object[];
  readonly rows: readonly Row[];
}

/**
 * The facts of one whole stream, former ones too: what an amendment changes was held true until then, and what takes its
 * place, from then on. Its source is the event that amends.
 */
export const tellHistory = ({ on }: FactProjection, events: readonly Seen[], amends: Amends): Row[] => {
  const all = new Set<Row>();
  const told = new Map<string, Telling>();
  const ordinals = new Map<string, number>();

  const say = ({ data, meta }: Seen): readonly object[] => on[meta.type]?.(data as never, meta) ?? [];

  const tell = (entry: Seen, { meta: { eventId, recordedAt } }: Seen): Telling => {
    const said = say(entry);
    const rows = said.map((fact) => {
      const ordinal = ordinals.get(eventId) ?? 0;
      ordinals.set(eventId, ordinal + 1);
      return { ...fact, eventId, ordinal, subject: entry.meta.subject, recordedFrom: recordedAt, recordedTo: null };
    });
    for (const row of rows) all.add(row);
    return { entry, said, rows };
  };

  const end = ({ rows }: Telling, recordedTo: string): void => {
    for (const row of rows) {
      all.delete(row);
      all.add({ ...row, recordedTo });
    }
  };

  const standing = () => [...told.values()].map(({ entry }) => entry);
  for (const event of events) {
    for (const { eventId, amend } of amendmentsBy(amends, event, standing)) {
      const before = told.get(eventId);
      if (!before) continue;
      const entry = amend(before.entry, event);
      if (entry && saysTheSame(say(entry), before.said)) told.set(eventId, { ...before, entry });
      else {
        end(before, event.meta.recordedAt);
        told.delete(eventId);
        if (entry) told.set(eventId, tell(entry, event));
      }
    }
    told.set(event.meta.eventId, tell(event, event));
  }
  return [...all];
};
