import { refuseUnless, type Day, type Directory, type Settings } from '#kernel/decider';
import { entryIn } from '../../../directory/directory.rules.js';
import { includesDay } from '../../../directory/periods.rules.js';
import type { Person } from '../referral/referral.state.js';
import { isMinor } from '../referral/referral.rules.js';
import type { Review } from '../review/review.state.js';

type Against = string | undefined;

export const requireChild = (person: Person | null, on: Day, irregular: Against): void => {
  if (!isMinor(person, on))
    refuseUnless(
      irregular,
      'FORENSIC_ADULT',
      'The survivor was an adult on that day, and a forensic interview is for children: correct the birth date if it is wrong.',
    );
};

/** Who was an adult at the referral was an adult on every day since. */
export const requireOnceChild = (person: Person | null, irregular: Against): void => {
  if (person) requireChild(person, person.referredOn, irregular);
};

/** The register of staff, or the configuration, says that the interviewer was trained on that day. */
export const requireTrained = (
  configured: Settings['interviewers'],
  directory: Directory | undefined,
  { interviewer, on }: { readonly interviewer: string; readonly on: Day },
  irregular: Against,
): void => {
  const registered = (directory && entryIn(directory.workers, interviewer)?.trainings) ?? [];
  const trainings = [
    ...configured.filter(({ worker }) => worker === interviewer),
    ...registered.filter(({ training }) => training === 'ForensicInterview'),
  ];
  if (!trainings.some((training) => includesDay(training, on)))
    refuseUnless(
      irregular,
      'INTERVIEWER_NOT_TRAINED',
      `The register does not list ${interviewer} as trained on ${on}: name the person who interviewed the child, or have their training registered.`,
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
      `The child was already interviewed on ${before.on}: give the reason for another interview (repeatReason).`,
    );
};

/** The part of the next rule that no day can mend. */
export const requireAnyReview = ({ mdtReviews }: Review, irregular: Against): void => {
  if (mdtReviews.length === 0)
    refuseUnless(
      irregular,
      'MDT_REVIEW_REQUIRED',
      'A child’s recording is handed over only after an MDT review: hold one first (holdMdtReview).',
      'HoldMdtReview',
    );
};

/** Rule 11: a child's recording is handed over only after several agencies have reviewed the case together. */
export const requireAlreadyReviewed = ({ mdtReviews }: Review, on: Day, irregular: Against): void => {
  if (!mdtReviews.some((review) => review.on <= on))
    refuseUnless(
      irregular,
      'MDT_REVIEW_REQUIRED',
      `A child’s recording is handed over only after an MDT review, and none was held by ${on}: hold one first (holdMdtReview).`,
    );
};
