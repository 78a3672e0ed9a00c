import { refuse, type Day } from '#decider';
import type { Person } from '../referral/referral.decider.js';
import { isMinor } from '../referral/referral.rules.js';
import type { Measure } from './review.codes.js';
import type { Review } from './review.decider.js';

const WORDS: Readonly<Record<Measure, string>> = {
  Repatriation: 'going home across the border',
  FamilyReunification: 'a return to her family',
  FosterPlacement: 'a foster placement',
  Other: 'this',
};

/**
 * Rule 7: by that day two people of different roles had found the measure to be in the child's best interest. The last
 * determination that was confirmed by then decides, so that a later "no" stops what an earlier "yes" allowed.
 */
export const requireBestInterest = (
  { determinations }: Review,
  person: Person | null,
  { measure, on }: { readonly measure: Measure; readonly on: Day },
): void => {
  if (!isMinor(person, on)) return;
  const last = determinations
    .filter((one) => one.measure === measure && one.confirmedOn !== undefined && one.confirmedOn <= on)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .at(-1);
  if (last?.outcome === 'InBestInterest') return;
  refuse(
    'BID_REQUIRED',
    last
      ? `For this child ${WORDS[measure]} was found not to be in her best interest on ${last.on}: determine it anew first.`
      : `For a child ${WORDS[measure]} needs a best-interest determination (${measure}), confirmed by ${on} by somebody of another role.`,
  );
};
