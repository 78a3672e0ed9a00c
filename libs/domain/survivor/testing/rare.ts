import { recruiterMayBeAt } from '../steps/aftercare/aftercare.rules.js';
import { prosecutionsHolding } from '../steps/justice/justice.rules.js';
import { openGoals } from '../steps/plan/plan.rules.js';
import type { SurvivorState } from '../survivor.js';
import type { Name } from './commands/commands.js';

/** What continues a situation that takes several commands to reach: few journeys come to it, and most would leave it. */
export const nextInRare = (state: SurvivorState): readonly Name[] => [
  ...toHandOver(state),
  ...toSettleGoals(state),
  ...toCloseInCourt(state),
  ...toReturn(state),
  ...toEraseInCare(state),
  ...toWithdrawTwice(state),
];

/** A recording is handed over after a review, with a consent to share it. */
const toHandOver = ({ forensicInterview: { held, handedOver }, review, consent }: SurvivorState): readonly Name[] => {
  if (!held.some(({ payload: said }) => said.mediaSha256 !== undefined) || handedOver.length > 0) return [];
  if (review.mdtReviews.length === 0) return ['HoldMdtReview'];
  const mayShare = consent.given.some(({ scopes, withdrawnOn }) => scopes.includes('Sharing') && !withdrawnOn);
  return mayShare ? ['HandOverForensicRecord', 'GiveConsent'] : ['GiveConsent'];
};

/** Goals of an approved plan are reached or dropped; before that, a supervisor may be asked to close the case. */
const toSettleGoals = ({ plan, closure: { status, request } }: SurvivorState): readonly Name[] => {
  if (Object.values(plan.plans).some((one) => one.status === 'submitted')) return ['ApproveCasePlan'];
  if (openGoals(plan).length === 0) return [];
  return status === 'requested' && request?.reason === 'GoalsReached' && request.assessed
    ? ['CloseCase', 'CloseCase', 'CloseCase', 'CloseCase', 'CloseCase', 'ReachGoal']
    : ['RequestClosure', 'RequestClosure', 'RequestClosure', 'DropGoal'];
};

/** A supervisor may be asked to close the case of a survivor who is in court. */
const toCloseInCourt = ({ justice, closure: { status, request } }: SurvivorState): readonly Name[] => {
  if (prosecutionsHolding(justice).length === 0) return [];
  return status === 'requested' && request?.assessed ? ['CloseCase'] : ['RequestClosure'];
};

/** A return to a recruiter's home, which needs a safety plan once a review has recommended it. */
const toReturn = ({ identification, review, aftercare }: SurvivorState): readonly Name[] => {
  const agreed = review.mdtReviews.some(({ recommends }) => recommends.includes('Return'));
  if (!agreed || !recruiterMayBeAt('Parents', identification.recruiters)) return [];
  return aftercare.status === 'inside' ? ['ChangeHousing', 'CompleteReintegration'] : ['EnterAftercare'];
};

/** An erasure is approved while the survivor is in aftercare: for a reason, or not at all. */
const toEraseInCare = ({ privacy: { erasure }, aftercare }: SurvivorState): readonly Name[] =>
  erasure?.status === 'requested' && aftercare.status !== 'outside' ? ['ApproveErasure'] : [];

/** Somebody withdraws a document that was withdrawn on another day. */
const toWithdrawTwice = ({ documents }: SurvivorState): readonly Name[] =>
  Object.values(documents).some(({ withdrawn }) => withdrawn) ? ['WithdrawDocument'] : [];
