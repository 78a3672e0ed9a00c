/** Rows of a table of facts, told by SQL over the names of as-known.ts. */
export type Sql = string;

/** A share is a part, from 0 to 1. */
export type Unit = 'number' | 'share' | 'days';

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
  /** Of the amounts the median and the 90th percentile are taken, as `key.median` and `key.p90`; the base says of how many. */
  readonly spread?: true;
  /**
   * Each day is counted by itself and kept, so that a period is added up: all of it follows from the day's own people, and
   * rows say also `"happenedOn"`. Facts happen once, under each key once; things may come again on another day.
   */
  readonly daily?: 'facts' | 'things' | 'standing' | 'spans';
  /**
   * How things stand on a day is what all days up to it have changed: rows of `key`, `"happenedOn"` and `n`, more or fewer.
   * What takes two events is told by spans: rows of `key`, `lower`, `upper` and `n`, for the periods that contain both days.
   */
  readonly changed?: Sql;
  /** So is their base, though the cells themselves are not. */
  readonly dailyBase?: 'facts';
  /** Every event of them, those of their base too, happened in the period. */
  readonly ofPeriod?: true;
  /** They count `overdue`, for which the rules of the journey are asked. */
  readonly countsOverdue?: true;
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
  /** Null for a share, or the middle, of nothing. */
  readonly value: number | null;
  readonly unit: Unit;
  readonly numerator: number;
  readonly base: number | null;
}
