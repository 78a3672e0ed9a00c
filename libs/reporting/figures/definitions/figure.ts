/** Rows of a table of facts, as SQL over the names of fact-queries.ts. */
export type Sql = string;

/** A share is a part, from 0 to 1. */
export const UNITS = ['number', 'share', 'days'] as const;
export type Unit = (typeof UNITS)[number];

/**
 * What may be released to those who open no record. Behind `people` stand survivors, protected by the rules of the
 * release; a `public` number is about an audience or about our own activities; `never` names colleagues, repeats
 * others, or would give few people back by subtraction.
 */
export type Release = 'people' | 'public' | 'never';

/** Cells of one kind. An entity that two events or two facts name counts once. */
export interface Cells {
  readonly release: Release;
  /** Cells that are shown even when there is nothing to count; others appear as they are found. */
  readonly keys?: readonly string[];
  /**
   * Rows of `key` (the cell), `entity` (what counts once: a survivor, an interview, an episode), and `"eventId"`; with
   * `sum` also of `amount`.
   */
  readonly counted: Sql;
  /** Sums the amounts of the entities instead of counting them. */
  readonly sum?: true;
  /** Rows of `entity` and `"eventId"`: their number is the base, and the value is the share of it, from 0 to 1. */
  readonly shareOf?: Sql;
  /** Takes the median and the 90th percentile of the amounts, as `key.median` and `key.p90`; the base is their number. */
  readonly percentiles?: true;
  /**
   * Each day is counted separately and kept, so that a period is a sum. Its count depends on the day's own people only,
   * and rows also have `"happenedOn"`. Facts happen once, under each key once; entities may recur on another day.
   */
  readonly daily?: 'facts' | 'entities' | 'standing' | 'spans';
  /**
   * A standing count on a day sums the changes of all days up to it: rows of `key`, `"happenedOn"` and `n`, positive or
   * negative. What takes two events are spans: rows of `key`, `lower`, `upper` and `n`, for periods with both days.
   */
  readonly changed?: Sql;
  /** The base is kept by day, though the cells themselves are not. */
  readonly dailyBase?: 'facts';
  /** All of their events, also those of their base, happened in the period. */
  readonly ofPeriod?: true;
  /** Set if the cells count `overdue`, which the rules of the journey determine. */
  readonly countsOverdue?: true;
  /** Rows like those of `shareOf`, but the value stays a count: the base says out of how many. */
  readonly countedOf?: Sql;
}

/** A figure as a director reads it, and how it is counted. A changed definition needs the next version. */
export interface Figure {
  readonly id: string;
  readonly title: string;
  readonly definition: string;
  readonly version: number;
  readonly cells: readonly Cells[];
}

export interface Cell {
  readonly key: string;
  /** Null for a share or a median of nothing. */
  readonly value: number | null;
  readonly unit: Unit;
  readonly numerator: number;
  readonly base: number | null;
}
