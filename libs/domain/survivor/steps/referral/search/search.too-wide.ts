import { Refusal } from '#kernel/decider';
import type { SaysWhenLate } from '#nest';

/** The deadline of a search, by the context of its request. */
export interface SearchDeadline {
  /** Whether the answer was cut off, so that nobody waits for what has not begun. */
  readonly isLate?: () => boolean;
}

/** With many records, a part of a name or contact has more bearers than can be compared in time. */
const tooWide = () =>
  new Refusal(
    'SEARCH_TOO_WIDE',
    'This search took too long and was cut off, since many people have something like it on record: ' +
      'search by the whole name, add the year of birth, search by the case number, or try again in a moment.',
  );

/** Of a search that was cut off. */
export const TOO_WIDE = { whenLate: tooWide } satisfies SaysWhenLate;

/** Between two rounds of a search. */
export const requireInTime = ({ isLate }: SearchDeadline): void => {
  if (isLate?.()) throw tooWide();
};
