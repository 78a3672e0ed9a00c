import { latestByDay, refuseUnless, type CommandName, type Day } from '#kernel/decider';
import type { Person } from '../referral/referral.state.js';
import { isMinor } from '../referral/referral.rules.js';
import type { Measure } from './review.codes.js';
import type { Determination, Review } from './review.state.js';

const WORDS: Readonly<Record<Measure, string>> = {
  Repatriation: 'going home across the border',
  FamilyReunification: 'a return to the family',
  FosterPlacement: 'a foster placement',
  Other: 'this',
};

/** What a measure is requested for: the day, and the rule against which it is recorded, if any. */
interface ReviewRequest {
  readonly measure: Measure;
  readonly on: Day;
  readonly irregular?: string | undefined;
}

/**
 * Rule 7: by that day two people of different roles had found the measure to be in the child's best interest. The last
 * determination confirmed by then decides, so that a later "no" stops what an earlier "yes" allowed. Each measure needs
 * a determination of its own: the one that is returned is thereby used up.
 */
export const requireBestInterest = (
  { determinations }: Review,
  person: Person | null,
  asked: ReviewRequest,
): { bidId?: string } => {
  const { measure, on, irregular } = asked;
  if (!isMinor(person, on)) return {};
  const last = latestByDay(
    determinations.filter((one) => one.measure === measure && one.confirmedOn !== undefined && one.confirmedOn <= on),
  );
  const flaw = last ? flawOf(last) : 'none';
  if (flaw === undefined) return { bidId: last!.bidId };
  const begun = determinations.some((one) => one.measure === measure && one.confirmedOn === undefined && !one.void);
  const first = begun ? 'ConfirmBestInterest' : 'DetermineBestInterest';
  refuseRule7(irregular, 'BID_REQUIRED', SAYS[flaw](asked, last!), first);
  return {};
};

type Flaw = 'none' | 'no' | 'void' | 'spent';

const flawOf = ({ outcome, void: isVoid, spentOn }: Determination): Flaw | undefined => {
  if (outcome !== 'InBestInterest') return 'no';
  if (isVoid) return 'void';
  return spentOn === undefined ? undefined : 'spent';
};

const SAYS: Readonly<Record<Flaw, (asked: ReviewRequest, last: Determination) => string>> = {
  none: ({ measure, on }) =>
    `For a child ${WORDS[measure]} needs a best-interest determination (${measure}), confirmed by ${on} by a colleague of another role.`,
  no: ({ measure }, { on }) =>
    `For this child ${WORDS[measure]} was found not to be in their best interest on ${on}: make a new determination first.`,
  void: ({ measure }, { on }) =>
    `The case was reopened after the determination of ${on}: determine again whether ${WORDS[measure]} is in the child's best interest.`,
  spent: ({ measure }, { on, spentOn }) =>
    `The determination of ${on} was used for the placement of ${spentOn}: ${WORDS[measure]} needs a determination of its own.`,
};

/** Rule 7: a return to a home where a recruiter may be needs the agreement of a team, and a safety plan. */
export const requireSafeReturn = (
  { mdtReviews, reopenedOn = '' }: Review,
  {
    on,
    safetyPlan,
    irregular,
  }: { readonly on: Day; readonly safetyPlan: unknown; readonly irregular: string | undefined },
): void => {
  const last = latestByDay(
    mdtReviews.filter(
      (one) =>
        one.on <= on && one.on >= reopenedOn && one.recommends.some((each) => each === 'Return' || each === 'NoReturn'),
    ),
  );
  if (!last)
    refuseRule7(
      irregular,
      'MDT_REVIEW_REQUIRED',
      `A recruiter may be in that home: a return needs an MDT review, held by ${on}, that recommends it (Return).`,
      'HoldMdtReview',
    );
  else if (last.recommends.includes('NoReturn'))
    refuseRule7(
      irregular,
      'MDT_REVIEW_REQUIRED',
      `A recruiter may be in that home, and the MDT review of ${last.on} was against the return: review the case again (holdMdtReview).`,
      'HoldMdtReview',
    );
  if (safetyPlan === undefined)
    refuseRule7(
      irregular,
      'SAFETY_PLAN_MISSING',
      'A recruiter may be in that home: give the safety plan for it (safetyPlan).',
    );
};

const RULE_7 = ['BID_REQUIRED', 'MDT_REVIEW_REQUIRED', 'SAFETY_PLAN_MISSING'] as const;

/** An irregular entry names one code: the first broken part of the rule covers the parts after it. */
const refuseRule7 = (
  irregular: string | undefined,
  code: (typeof RULE_7)[number],
  message: string,
  first?: CommandName,
): void => {
  const broken = RULE_7.slice(0, RULE_7.indexOf(code) + 1).find((one) => one === irregular);
  refuseUnless(broken && code, code, message, first);
};
