import type { Type } from '@nestjs/common';
import { dayAt } from '#decider';
import type { Recorded } from '#event-store';
import { foldRows, seen, type Row, type RowProjection, type Seen } from '#read-models';

/** The day an event tells of: when it happened, or else when it was recorded. */
export const happenedOn = ({ data, meta }: Seen): string =>
  String(data.on ?? data.from ?? data.coversFrom ?? dayAt(meta.recordedAt));

export type Rows = ReadonlyMap<Type, readonly Row[]>;

/** The same projections that fill the tables, folded over a part of one history: what the views would have shown. */
export const rowsAfter = (projections: readonly RowProjection[], events: readonly Recorded[]): Rows => {
  const all = events.map((event) => seen(event));
  return new Map(
    projections.map((projection) => {
      const told = all.filter(({ meta }) => meta.type in projection.on);
      return [projection.view, foldRows(projection, [], told).saved];
    }),
  );
};

export interface Change {
  readonly what: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Columns that say where a row comes from, not what it says. */
const ABOUT_THE_ROW = new Set(['survivorId', 'revision', 'position', 'sealed']);

/** What each event of a history changed in the views, field by field; sealed values are left to who may open them. */
export const changesIn = (projections: readonly RowProjection[], events: readonly Recorded[]): Change[][] => {
  const rows = new Map<RowProjection, ReadonlyMap<string, Row>>();
  return events.map((event) => {
    const told = seen(event);
    return projections.flatMap((projection) => {
      if (!(told.meta.type in projection.on)) return [];
      const key = projection.key(told);
      const name = JSON.stringify(key);
      const present = rows.get(projection) ?? new Map<string, Row>();
      const before = present.get(name);
      const [after] = foldRows(projection, before ? [before] : [], [told]).saved;
      if (after) rows.set(projection, new Map(present).set(name, after));
      return differences(projection.view.name.replace(/View$/, ''), before ?? {}, after ?? {}, key);
    });
  });
};

const differences = (view: string, before: Row, after: Row, key: Row): Change[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => !ABOUT_THE_ROW.has(field) && !(field in key))
    .filter((field) => JSON.stringify(before[field] ?? null) !== JSON.stringify(after[field] ?? null))
    .map((field) => ({ what: `${view}.${field}`, before: before[field] ?? null, after: after[field] ?? null }));
