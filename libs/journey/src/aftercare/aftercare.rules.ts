import type { Day } from '#decider';
import type { RecruiterKin } from '../identification/identification.codes.js';
import type { Identification, Recruiter } from '../identification/identification.decider.js';
import type { Referral } from '../referral/referral.decider.js';
import type { Measure } from '../review/review.codes.js';
import type { Review } from '../review/review.decider.js';
import { requireOwnBestInterest, requireSafeReturn } from '../review/review.rules.js';
import type { Housing } from './aftercare.codes.js';

/** Who of a family, her own or another, lives in its home. */
const KIN_AT: Partial<Readonly<Record<Housing, readonly RecruiterKin[]>>> = {
  Parents: ['Mother', 'Father', 'StepParent'],
  Kinship: ['Grandparent', 'Sibling', 'AuntOrUncle', 'OtherRelative'],
  Foster: ['FosterParent'],
};

/**
 * Whether she may meet there whoever of her family recruited her; no kin may be any. By all that is known when it is decided:
 * an entry that is recorded late must not close its eyes to what has been learnt since.
 */
export const recruiterMayBeAt = (home: Housing, recruiters: readonly Recruiter[]): boolean => {
  const there = KIN_AT[home];
  return (
    there !== undefined && recruiters.some(({ kin }) => kin.length === 0 || kin.some((one) => there.includes(one)))
  );
};

const PLACEMENTS: Partial<Readonly<Record<Housing, Measure>>> = {
  Foster: 'FosterPlacement',
  Parents: 'FamilyReunification',
  Kinship: 'FamilyReunification',
};

interface Known {
  readonly referral: Referral;
  readonly identification: Identification;
  readonly review: Review;
}

interface Home {
  readonly home: Housing;
  readonly on: Day;
  readonly safetyPlan?: string | undefined;
  readonly isPlacement: boolean;
}

/**
 * Rule 7: what a home rests on. On entry only a foster family is a placement: whoever lives at home and was never taken from
 * there is helped at home, and nobody decides to reunite her. Nor is the home of her family at another address, of which no
 * carer was named; foster parents at another address may be others. But where a recruiter may be, whoever lets her live there answers for it, every time.
 */
export const requirePlacement = (
  { referral, identification, review }: Known,
  { home, on, safetyPlan, isPlacement }: Home,
  irregular: string | undefined,
): { bidId?: string } => {
  const measure = PLACEMENTS[home];
  const unsafe = recruiterMayBeAt(home, identification.recruiters);
  const rests =
    measure && (isPlacement || unsafe) ? requireOwnBestInterest(review, referral, { measure, on, irregular }) : {};
  if (unsafe) requireSafeReturn(review, { on, safetyPlan, irregular });
  return rests;
};
