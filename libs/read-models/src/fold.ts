import type { Type } from '@nestjs/common';
import { getMetadataArgsStorage } from 'typeorm';
import type { FactProjection, RowProjection } from './projection.js';
import type { Seen } from './seen.js';

export type Row = Readonly<Record<string, unknown>>;

const nameOf = (key: Row): string => JSON.stringify(Object.entries(key).sort(([a], [b]) => (a < b ? -1 : 1)));

/** The rows that events are about, each once. */
export const keysOf = ({ key }: RowProjection, events: readonly Seen[]): Row[] => [
  ...new Map(events.map((event) => [nameOf(key(event)), key(event)])).values(),
];

const required = new Map<Type, readonly string[]>();

/** The columns that a row of the view cannot be without. */
export const requiredOf = (view: Type): readonly string[] => {
  const known =
    required.get(view) ??
    getMetadataArgsStorage()
      .columns.filter(
        ({ target, options }) =>
          options.nullable !== true &&
          typeof target === 'function' &&
          (target === view || view.prototype instanceof target),
      )
      .map(({ propertyName }) => propertyName);
  required.set(view, known);
  return known;
};

const wholeIn =
  (view: Type) =>
  (row: Row): boolean =>
    requiredOf(view).every((column) => (row[column] ?? null) !== null);

/** Whether a row already reflects an event. */
const reflects = (row: Row, { meta }: Seen): boolean => {
  const position = BigInt(row.position as string);
  return position > meta.position || (position === meta.position && Number(row.revision) >= meta.revision);
};

/**
 * A batch of events folded into the rows it is about. An event that a row already reflects changes nothing, and one that
 * tells only the rest of what was struck out makes no row.
 */
export const foldRows = (
  { key: keyOf, on, view }: RowProjection,
  before: readonly Row[],
  events: readonly Seen[],
): { saved: Row[]; removed: Row[] } => {
  const columns = events.length > 0 ? Object.keys(keyOf(events[0]!)) : [];
  const keyIn = (row: Row) => nameOf(Object.fromEntries(columns.map((column) => [column, row[column]])));
  const present = new Map(before.map((row) => [keyIn(row), row]));
  const saved = new Map<string, Row>();
  const removed = new Map<string, Row>();
  for (const event of events) {
    const key = keyOf(event);
    const name = nameOf(key);
    const row = saved.get(name) ?? (removed.has(name) ? undefined : present.get(name));
    const last = row ?? removed.get(name);
    if (last && reflects(last, event)) continue;
    const patch = on[event.meta.type]!(event.data as never, (row ?? {}) as never, event.meta);
    const [into, outOf] = patch ? [saved, removed] : [removed, saved];
    outOf.delete(name);
    const { revision, position } = event.meta;
    into.set(name, { ...(patch && row), ...patch, ...key, revision, position: String(position) });
  }
  return { saved: [...saved.values()].filter(wholeIn(view)), removed: [...removed.values()] };
};

/** The facts that events tell, ready to be inserted. */
export const tellFacts = ({ on }: FactProjection, events: readonly Seen[]): Row[] =>
  events.flatMap(({ data, meta }) =>
    on[meta.type]!(data as never, meta).map((fact, ordinal) => ({
      subject: meta.subject,
      ...fact,
      eventId: meta.eventId,
      ordinal,
      recordedFrom: meta.recordedAt,
      recordedTo: null,
    })),
  );
