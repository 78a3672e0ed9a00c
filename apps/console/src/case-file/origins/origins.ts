import type { OriginEntry, ValueOrigins } from './document.js';

/** Where a value stands in the views: the view, the id of its row, and its fields there, such as `goals/0/dueOn`. */
export type ValuePlace = readonly [what: string, row: string, ...fields: readonly string[]];

export interface Origins {
  /** The entries behind values, each once, in the order of the values. */
  readonly of: (places: readonly ValuePlace[]) => readonly OriginEntry[];
  readonly entry: (eventId: string) => OriginEntry | undefined;
  /** What was recorded in a court case, in order; for null, in no court case. */
  readonly inCase: (prosecutionId: string | null) => readonly OriginEntry[];
}

/** Whether the one is the other, or a part of it. */
const isWithin = (path: string, whole: string): boolean => path === whole || path.startsWith(`${whole}/`);

/** The entries of a field: those of its parts, or that of the whole of which it is a part. */
const idsOf = (
  rows: ReadonlyMap<string, ValueOrigins['values']>,
  [what, row, ...fields]: ValuePlace,
): readonly string[] =>
  fields.flatMap((field) =>
    (rows.get(`${what} ${row}`) ?? [])
      .filter((one) => one.fields.some((known) => isWithin(known, field) || isWithin(field, known)))
      .map(({ eventId }) => eventId),
  );

export const readOrigins = ({ values, entries }: ValueOrigins): Origins => {
  const rows = new Map<string, ValueOrigins['values'][number][]>();
  for (const one of values) {
    const name = `${one.what} ${one.row}`;
    rows.set(name, [...(rows.get(name) ?? []), one]);
  }
  const byId = new Map(entries.map((one) => [one.eventId, one]));
  return {
    of: (places) => {
      const ids = new Set(places.flatMap((one) => idsOf(rows, one)));
      return [...ids].flatMap((id) => byId.get(id) ?? []);
    },
    entry: (eventId) => byId.get(eventId),
    inCase: (prosecutionId) => entries.filter((one) => one.prosecutionId === prosecutionId),
  };
};
