import type { Day } from '#kernel/decider';

/** Printed material of one title in one language. */
export type HandedOut = {
  title: string;
  /** ISO 639, such as `khm`. */
  language: string;
  count: number;
};

/**
 * These names and shapes are stored forever: never edit one, add one. It has no free text: what is said of a person
 * belongs in a record of their own, sealed with their keys.
 */
export type ResultEvents = {
  OperationResultRecorded: {
    /** People the team talked to. */
    met: number;
    /** Of those, people screened for signs of trafficking. */
    screened: number;
    /** Of those, people referred to somebody who can help. */
    referred: number;
    materials: readonly HandedOut[];
    /** The day on which these were counted. */
    on: Day;
  };
};
