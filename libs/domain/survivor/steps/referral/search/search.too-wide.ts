import { Refusal } from '#kernel/decider';
import type { SaysWhenLate } from '#nest';

/** The deadline of a search, by the context of its request. */
export interface SearchDeadline {
  /** Whether the answer was cut off, so that nobody waits for what has not begun. */
  readonly isLate?: () => boolean;
  /** Milliseconds after which a page ends with what it has found; by default `PAGE_MS`. */
  readonly pageMs?: number;
}

/** A page of a name that few bear among many who share its tokens ends after so long, and the next one goes on. */
export const PAGE_MS = 1_000;

/** A search can also be late because of a lock or a busy service, so that neither sentence claims to know the cause. */
const nameTooWide = () =>
  new Refusal(
    'SEARCH_TOO_WIDE',
    'The search was cut off: too many records may match, or the service is busy. ' +
      'Search by the whole name, add the year of birth, search by the case number, or try again in a moment.',
  );

/** A contact is compared as a whole, so that nothing can be added to it. */
const contactTooWide = () =>
  new Refusal(
    'CONTACT_SEARCH_TOO_WIDE',
    'The search was cut off: too many records may share this contact, or the service is busy. ' +
      'Search by name or case number, or try again in a moment.',
  );

/** Of a search by name that was cut off. */
export const NAME_TOO_WIDE = { whenLate: nameTooWide } satisfies SaysWhenLate;

/** Of a search by contact that was cut off. */
export const CONTACT_TOO_WIDE = { whenLate: contactTooWide } satisfies SaysWhenLate;

/** Before each step of a search: nobody receives what it would find after its answer was cut off. */
export const requireInTime = ({ isLate }: SearchDeadline, { whenLate }: SaysWhenLate): void => {
  if (isLate?.()) throw whenLate();
};
