import { refuseUnless, type Day, type TrainedInterviewer } from '#decider';
import type { Person } from '../referral/referral.decider.js';
import { isMinor } from '../referral/referral.rules.js';
import type { Review } from '../review/review.decider.js';

type Against = string | undefined;

export const requireChild = (person: Person | null, on: Day, irregular: Against): void => {
  if (!isMinor(person, on))
    refuseUnless(
      irregular,
      'FORENSIC_ADULT',
      'She was an adult on that day, and a forensic interview is for children: correct her birth date if it is wrong.',
    );
};

/** In the staff register, and her training valid on that day. */
export const requireTrained = (
  register: readonly TrainedInterviewer[],
  { interviewer, on }: { readonly interviewer: string; readonly on: Day },
  irregular: Against,
): void => {
  const trained = register.some(
    ({ worker, from, until }) => worker === interviewer && on >= from && (until === undefined || on <= until),
  );
  if (!trained)
    refuseUnless(
      irregular,
      'INTERVIEWER_NOT_TRAINED',
      `The register does not name ${interviewer} as trained on ${on}: name who asked the child, or have her training entered.`,
    );
};

export const requireReasonToRepeat = (
  held: readonly { readonly on: Day }[],
  { repeatReason }: { readonly repeatReason?: string },
  irregular: Against,
): void => {
  const before = held.at(-1);
  if (before && repeatReason === undefined)
    refuseUnless(
      irregular,
      'REPEAT_INTERVIEW_REASON_REQUIRED',
      `She told on ${before.on} already: say why she is asked once more (repeatReason).`,
    );
};

/** Rule 11: what a child told leaves the house only after several agencies have looked at her case together. */
export const requireAlreadyReviewed = ({ mdtReviews }: Review, on: Day, irregular: Against): void => {
  if (!mdtReviews.some((review) => review.on <= on))
    refuseUnless(
      irregular,
      'MDT_REVIEW_REQUIRED',
      `A child’s recording is handed over after an MDT review: none was held by ${on}, so hold one first.`,
    );
};
