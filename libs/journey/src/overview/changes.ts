import type { Recorded } from '#event-store';
import { asTheyStand, foldRows, hears, seen, type Row, type RowProjection, type Seen } from '#read-models';
import type { Readable } from './past.js';

export interface Change {
  readonly what: string;
  readonly before: unknown;
  readonly after: unknown;
}

interface Line {
  readonly key: Row;
  readonly row: Row;
}

type Lines = ReadonlyMap<string, Line>;
type Tables = ReadonlyMap<RowProjection, Lines>;

/** What each event of a history changed in the views, field by field; sealed values are left to who may open them. */
export const changesIn = (
  projections: readonly RowProjection[],
  events: readonly Recorded[],
  { upcast, amends }: Readable,
): Change[][] => {
  const told: Seen[] = [];
  let tables: Tables = new Map();
  return events.map((event) => {
    const now = seen(event, upcast);
    told.push(now);
    const before = tables;
    tables =
      now.meta.type in amends
        ? tablesOf(projections, asTheyStand(told, amends))
        : new Map(projections.map((projection) => [projection, next(projection, before.get(projection), now)]));
    return projections.flatMap((projection) => differences(projection, before.get(projection), tables.get(projection)));
  });
};

const next = (projection: RowProjection, lines: Lines = new Map(), event: Seen): Lines => {
  if (!hears(projection, event)) return lines;
  const key = projection.key(event);
  const name = JSON.stringify(key);
  const before = lines.get(name);
  const [row] = foldRows(projection, before ? [before.row] : [], [event]).saved;
  const after = new Map(lines);
  if (row) after.set(name, { key, row });
  else after.delete(name);
  return after;
};

const tablesOf = (projections: readonly RowProjection[], standing: readonly Seen[]): Tables =>
  new Map(
    projections.map((projection) => [
      projection,
      standing.reduce<Lines>((lines, entry) => next(projection, lines, entry), new Map()),
    ]),
  );

/** Columns that say where a row comes from, not what it says. */
const ABOUT_THE_ROW = new Set(['survivorId', 'revision', 'position', 'sealed']);

const differences = (
  { view }: RowProjection,
  before: Lines | undefined = new Map(),
  after: Lines | undefined = new Map(),
): Change[] =>
  before === after
    ? []
    : [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
        const [one, other] = [before.get(name), after.get(name)];
        if (one === other) return [];
        return fieldsThatDiffer(view.name.replace(/View$/, ''), one?.row ?? {}, other?.row ?? {}, (one ?? other)!.key);
      });

const fieldsThatDiffer = (view: string, before: Row, after: Row, key: Row): Change[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => !ABOUT_THE_ROW.has(field) && !(field in key))
    .filter((field) => JSON.stringify(before[field] ?? null) !== JSON.stringify(after[field] ?? null))
    .map((field) => ({ what: `${view}.${field}`, before: before[field] ?? null, after: after[field] ?? null }));
