/** Rows of a table of facts, told by SQL over the names of as-known.ts. */
export type Sql = string;

/** Cells of one kind. Whatever is named twice, by two events or two facts, counts once. */
export interface Cells {
  /** Cells that are shown even when there is nothing to count; others appear as they are found. */
  readonly keys?: readonly string[];
  /** Rows of `key` (the cell), `thing` (what counts once), `"eventId"`; with `adds` also of `amount`. */
  readonly counted: Sql;
  /** The amounts of the things are added up, instead of the things being counted. */
  readonly adds?: true;
  /** Rows of `thing` and `"eventId"`: how many they are is the base, and the value the part of it, from 0 to 1. */
  readonly shareOf?: Sql;
  /** The same rows, but the value stays a count; the base says out of how many. */
  readonly countedOf?: Sql;
}

/** A figure as a director reads it, and how it is counted. A changed definition is a next version. */
export interface Figure {
  readonly id: string;
  readonly title: string;
  readonly definition: string;
  readonly version: number;
  readonly cells: readonly Cells[];
}

export interface Cell {
  readonly key: string;
  /** Null for a share of nothing. */
  readonly value: number | null;
  readonly numerator: number;
  readonly base: number | null;
}
