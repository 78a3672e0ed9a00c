import type { Type } from '@nestjs/common';
import { dayAt, type JsonObject } from '#kernel/decider';
import type { RecordedEvent } from '#kernel/event-store';
import {
  applyAmendments,
  foldRows,
  appliesTo,
  toProjectable,
  type ProjectionReading,
  type Row,
  type RowProjection,
  type ProjectableEvent,
} from '#kernel/projections';
import type { Survivor } from '#nest';

/** How to read the events of a history. */
export type Readable = Omit<ProjectionReading, 'store'>;

type TimedEvent = Pick<ProjectableEvent, 'data'> & { readonly meta: Pick<ProjectableEvent['meta'], 'recordedAt'> };

/** The day of an event: when it happened, or else when it was recorded. */
export const eventDay = ({ data, meta }: TimedEvent): string =>
  String(data.on ?? data.from ?? data.coversFrom ?? dayAt(meta.recordedAt));

export const AFTER_EVERY_DAY = '9999-12-31';

/** The state of the views by a day, from the events that were known. */
export const stateAsOf = (
  id: string,
  projections: readonly RowProjection[],
  known: readonly RecordedEvent[],
  reading: Readable,
  asOf = AFTER_EVERY_DAY,
): Survivor | null => {
  const standing = applyAmendments(
    known.map((event) => toProjectable(event, reading)),
    reading.amends,
  );
  const last = standing.findLast((entry) => eventDay(entry) <= asOf);
  if (!last) return null;
  const rows = projections.map((projection) => {
    const entries = entriesBehind(projection, standing, asOf);
    return [projection.view, foldRows(projection, [], entries).saved] as const;
  });
  return { id, revision: last.meta.revision, stale: false, inPart: false, rows: new Map<Type, readonly Row[]>(rows) };
};

/** A view says it where any entry tells the whole row, whenever it was recorded, and on another day than its own. */
interface SaysWhen {
  readonly shownOn?: (type: string, data: JsonObject) => string | undefined;
}

/**
 * The entries that make the rows of a view by a day, in order. A row exists once its first event has happened, even if
 * events planned for later were recorded earlier.
 */
export const entriesBehind = (
  projection: RowProjection,
  standing: readonly ProjectableEvent[],
  asOf: string,
): readonly ProjectableEvent[] => {
  const applied = standing.filter((entry) => appliesTo(projection, entry));
  const { shownOn } = projection.view as SaysWhen;
  if (shownOn) {
    const dayOf = (entry: ProjectableEvent) => shownOn(entry.meta.type, entry.data as JsonObject) ?? eventDay(entry);
    return applied.filter((entry) => dayOf(entry) <= asOf);
  }
  const begun = new Map<string, boolean>();
  return applied.filter((entry) => {
    const row = JSON.stringify(projection.key(entry));
    const has = eventDay(entry) <= asOf;
    if (!begun.has(row)) begun.set(row, has);
    return has && begun.get(row);
  });
};
