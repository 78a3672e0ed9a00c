import type { ValuePlace } from '../case-file/origins/origins.js';
import type { ReviewState } from './read-outcome.js';

/** That values were corrected or are disputed: known with the values, without a look at the entries. */
export interface ValueMark extends ReviewState {
  readonly eventId: string;
  /** Where they stand in their row, such as `charges/0`. */
  readonly fields: readonly string[];
  readonly waits: boolean;
}

/** A mark of a page that shows rows of several views. */
export interface PlacedMark extends ValueMark {
  readonly what: string;
}

const isWithin = (path: string, whole: string): boolean => path === whole || path.startsWith(`${whole}/`);

/** What somebody corrected or disputed in a value, in a part of it, or in the whole of which it is a part. */
export const marksOf = <Mark extends ValueMark>(
  marks: readonly Mark[],
  ...fields: readonly string[]
): readonly Mark[] =>
  marks.filter((mark) =>
    mark.fields.some((marked) => fields.some((field) => isWithin(marked, field) || isWithin(field, marked))),
  );

export const marksAt = (marks: readonly PlacedMark[], places: readonly ValuePlace[]): readonly PlacedMark[] => {
  const found = places.flatMap(([view, , ...fields]) =>
    marksOf(
      marks.filter(({ what }) => what === view),
      ...fields,
    ),
  );
  return [...new Set(found)];
};
