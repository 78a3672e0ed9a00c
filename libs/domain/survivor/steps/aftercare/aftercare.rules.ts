import type { Day } from '#kernel/decider';
import type { RecruiterKin } from '../identification/identification.codes.js';
import type { Identification, Recruiter } from '../identification/identification.state.js';
import type { Referral } from '../referral/referral.state.js';
import type { Measure } from '../review/review.codes.js';
import type { Review } from '../review/review.state.js';
import { requireBestInterest, requireSafeReturn } from '../review/review.rules.js';
import type { Housing } from './aftercare.codes.js';

/** Which relatives of a family, the survivor's own or another, live in its home. */
const KIN_AT: Partial<Readonly<Record<Housing, readonly RecruiterKin[]>>> = {
  Parents: ['Mother', 'Father', 'StepParent'],
  Kinship: ['Grandparent', 'Sibling', 'AuntOrUncle', 'OtherRelative'],
  Foster: ['FosterParent'],
};

/**
 * Whether the survivor may meet a recruiter of their family there; unknown kin may be any relative. It uses everything
 * known at the time of the decision, because an entry that is recorded late must not ignore later knowledge.
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

interface AftercareFacts {
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

/** On entry only a foster family is a placement: a survivor who still lives at home is helped there. */
export const isPlacementOnEntry = (home: Housing): boolean => home === 'Foster';

/** A family may move as a whole; foster parents at another address may be other people. */
export const mayMoveAsAWhole = (home: Housing, from: Housing | undefined): boolean =>
  home === from && home !== 'Foster';

/**
 * Rule 7: what a home rests on. On entry a survivor is helped at home without a reunification decision. A move of the
 * family to another address, without a named carer, is no placement either. Where a recruiter may be present, every
 * decision for that home needs the full safeguards.
 */
export const requirePlacement = (
  { referral, identification, review }: AftercareFacts,
  { home, on, safetyPlan, isPlacement }: Home,
  irregular: string | undefined,
): { bidId?: string } => {
  const measure = PLACEMENTS[home];
  const unsafe = recruiterMayBeAt(home, identification.recruiters);
  const rests =
    measure && (isPlacement || unsafe) ? requireBestInterest(review, referral, { measure, on, irregular }) : {};
  if (unsafe) requireSafeReturn(review, { on, safetyPlan, irregular });
  return rests;
};
