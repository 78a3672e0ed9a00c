/** The items of a list, by key. */
export type RowsById = ReadonlyMap<string, unknown>;

export interface Differences {
  readonly came: readonly string[];
  readonly left: readonly string[];
  readonly changed: readonly string[];
}

/** The changes of a list between two results. */
export const differencesOf = (was: RowsById, is: RowsById): Differences => ({
  came: [...is.keys()].filter((key) => !was.has(key)),
  left: [...was.keys()].filter((key) => !is.has(key)),
  changed: [...is].flatMap(([key, value]) =>
    was.has(key) && JSON.stringify(was.get(key)) !== JSON.stringify(value) ? [key] : [],
  ),
});
