import type { Type } from '@nestjs/common';
import { getMetadataArgsStorage } from 'typeorm';
import type { FactProjection, RowProjection } from './projection.js';
import type { ProjectableEvent } from './projectable-event.js';

export type Row = Readonly<Record<string, unknown>>;

/** The values of a key in the order of its columns, as one text that identifies the row. */
export const rowNameOf = (key: Row, columns: readonly string[] = Object.keys(key).sort()): string => {
  const only = columns.length === 1 ? key[columns[0]!] : undefined;
  return typeof only === 'string' ? only : JSON.stringify(columns.map((column) => key[column]));
};

/** The rows that the events concern, each once. */
export const rowKeysOf = ({ key }: RowProjection, events: readonly ProjectableEvent[]): Row[] => {
  const keys = new Map<string, Row>();
  for (const event of events) {
    const one = key(event);
    keys.set(rowNameOf(one), one);
  }
  return [...keys.values()];
};

const required = new Map<Type, readonly string[]>();

/** The columns that must not be null in a row of the view. */
export const requiredColumns = (view: Type): readonly string[] => {
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

const isNone = (value: unknown): boolean => value === null || value === undefined;

/** Whether a change that takes effect last would leave a row without a required column that it has. */
const empties = (change: Row, required: readonly string[]): boolean => {
  for (const column of required) if (isNone(change[column]) && column in change) return true;
  return false;
};

const isWhole = (row: Row, required: readonly string[]): boolean => {
  for (const column of required) if (isNone(row[column])) return false;
  return true;
};

/** Whether a row already reflects an event. */
const reflects = (row: Row, { meta }: ProjectableEvent): boolean => {
  const position = BigInt(row.position as string | bigint);
  return position > meta.position || (position === meta.position && Number(row.revision) >= meta.revision);
};

/**
 * Folds a batch of events into the rows that they concern. An event changes nothing when its row already reflects it, or
 * when the row would lack a required column, as after an entry that was struck out.
 */
export const foldRows = (
  { key: keyOf, on, view }: RowProjection,
  before: readonly Row[],
  events: readonly ProjectableEvent[],
): { saved: Row[]; removed: Row[] } => {
  const columns = events.length > 0 ? Object.keys(keyOf(events[0]!)).sort() : [];
  const required = requiredColumns(view);
  const present = new Map(before.map((row) => [rowNameOf(row, columns), row]));
  /** The rows after their last event; owned by this fold, and changed in place as it continues. */
  const saved = new Map<string, Record<string, unknown>>();
  const removed = new Map<string, Row>();
  for (const event of events) {
    const key = keyOf(event);
    const name = rowNameOf(key, columns);
    const own = saved.get(name);
    const row = own ?? (removed.has(name) ? undefined : present.get(name));
    const last = row ?? removed.get(name);
    if (last && reflects(last, event)) continue;
    const { revision, position, type, eventId } = event.meta;
    const patch = on[type]!(event.data, row ?? {}, event.meta);
    const place = { revision, position, lastEventId: eventId };
    if (patch) {
      const change = { ...patch, ...key, ...place };
      if (own) {
        if (!empties(change, required)) Object.assign(own, change);
        continue;
      }
      const next = { ...row, ...change };
      if (!isWhole(next, required)) continue;
      removed.delete(name);
      saved.set(name, next);
    } else {
      saved.delete(name);
      removed.set(name, { ...key, ...place, position: String(position) });
    }
  }
  for (const row of saved.values()) row.position = String(row.position);
  return { saved: [...saved.values()], removed: [...removed.values()] };
};

/** The facts of the events, ready to be inserted. */
export const factRows = ({ on }: FactProjection, events: readonly ProjectableEvent[]): Row[] =>
  events.flatMap(({ data, meta }) =>
    on[meta.type]!(data, meta).map((fact, ordinal) => ({
      subject: meta.subject,
      ...fact,
      eventId: meta.eventId,
      ordinal,
      position: String(meta.position),
      recordedFrom: meta.recordedAt,
      recordedTo: null,
    })),
  );
