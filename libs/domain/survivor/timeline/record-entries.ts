import { correction } from '#kernel/correction';
import { isSetAside, type RecordedEvent } from '#kernel/event-store';
import { toProjectable, type ProjectableEvent } from '#kernel/projections';
import type { Mark } from '../queries/history.type.js';
import { eventDay, type Readable } from '../queries/time-travel.js';
import { toReadable } from '../queries/tampered-events.js';
import { firstFlawIn, marksIn } from '../queries/whole-history.js';
import type { TimelineStanding } from './timeline.codes.js';

/** One entry of a record, with those that correct, strike out, dispute or review it. */
export interface RecordEntry {
  readonly event: RecordedEvent;
  /** Its open values, in today's form. */
  readonly content: ProjectableEvent;
  readonly on: string;
  readonly standing: TimelineStanding | null;
  readonly marks: readonly Mark[];
  readonly amendments: readonly RecordEntry[];
  /** The last revision that says something of it. */
  readonly lastRevision: number;
}

const AMENDS_ANOTHER: ReadonlySet<string> = new Set(Object.keys(correction.evolve));

/**
 * The entries of a record as they were recorded, the latest day first. Amendments lie in the entry that they are about, so
 * that each event appears once. An unreliable record is shown as far as it can be read.
 */
export const entriesIn = (
  stored: readonly RecordedEvent[],
  origin: string,
  reading: Readable,
  isSound = firstFlawIn(origin, stored) === undefined,
): readonly RecordEntry[] => {
  const all = isSound ? stored : stored.map(toReadable);
  const unconverted = { ...reading, upcast: {} };
  const marks = isSound ? marksIn(all, reading) : NO_MARKS;
  const recorded = all.map((event) => {
    if (event.setAside) return { event, content: toProjectable(toReadable(event.setAside.event), unconverted) };
    return { event, content: toProjectable(event, isSound ? reading : unconverted) };
  });
  const byId = new Map(recorded.map((one) => [one.event.id, one]));

  /** The entry that an amendment is about; a review is about an amendment. */
  const rootOf = (id: string): string => {
    const { meta, data } = byId.get(id)!.content;
    const target = AMENDS_ANOTHER.has(meta.type) ? byId.get(String(data.eventId)) : undefined;
    return target && target.event.revision < byId.get(id)!.event.revision ? rootOf(target.event.id) : id;
  };

  const roots = new Map(recorded.map(({ event }) => [event.id, rootOf(event.id)]));
  const amendments = new Map<string, (typeof recorded)[number][]>();
  for (const one of recorded) {
    const root = roots.get(one.event.id)!;
    if (root !== one.event.id) amendments.set(root, [...(amendments.get(root) ?? []), one]);
  }
  const entryOf = ({ event, content: one }: (typeof recorded)[number]): RecordEntry => {
    const amendedBy = (amendments.get(event.id) ?? []).map(entryOf);
    const marked = marks.get(event.id) ?? [];
    const later = [
      ...amendedBy.map(({ event: by }) => by),
      ...marked.flatMap(({ eventId }) => byId.get(eventId)?.event ?? []),
    ];
    return {
      event,
      content: one,
      on: eventDay(one),
      standing: standingOf(event, marked, amendedBy),
      marks: marked,
      amendments: amendedBy,
      lastRevision: Math.max(event.revision, ...later.map(({ revision }) => revision)),
    };
  };
  return recorded
    .filter(({ event }) => roots.get(event.id) === event.id)
    .map(entryOf)
    .toSorted(latestFirst);
};

const NO_MARKS: ReadonlyMap<string, readonly Mark[]> = new Map();

const latestFirst = (one: RecordEntry, other: RecordEntry): number =>
  one.on === other.on ? other.event.revision - one.event.revision : one.on < other.on ? 1 : -1;

const STANDING_OF: Readonly<Record<Mark['standing'], TimelineStanding>> = {
  Restated: 'Corrected',
  StruckOut: 'StruckOut',
  Erased: 'Erased',
};

const standingOf = (
  event: RecordedEvent,
  marks: readonly Mark[],
  amendments: readonly RecordEntry[],
): TimelineStanding | null => {
  if (isSetAside(event)) return 'SetAside';
  const mark = marks.find(({ standing }) => standing === 'StruckOut') ?? marks.at(-1);
  if (mark) return STANDING_OF[mark.standing];
  return amendments.some((one) => isInDispute(one, amendments)) ? 'Disputed' : null;
};

const isInDispute = ({ event, content }: RecordEntry, amendments: readonly RecordEntry[]): boolean =>
  content.meta.type === 'EntryDisputed' &&
  !amendments.some(
    ({ content: { meta, data } }) => meta.type === 'EntryReviewed' && data.eventId === event.id && !data.upheld,
  );
