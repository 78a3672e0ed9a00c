import { correctable, correction } from '#kernel/correction';
import { compose, guard, allowRuleOverride, refuse } from '#kernel/decider';
import { aftercare } from './steps/aftercare/aftercare.decider.js';
import { assignment } from './steps/assignment/assignment.decider.js';
import { assistance } from './steps/assistance/assistance.decider.js';
import { closure } from './steps/closure/closure.decider.js';
import { consent } from './steps/consent/consent.decider.js';
import { amendedByCourt } from './corrections/from-court.decider.js';
import { IN_HER_RECORD } from './corrections/who-corrects.rules.js';
import { forensicInterview } from './steps/forensic-interview/forensic-interview.decider.js';
import { identification } from './steps/identification/identification.decider.js';
import { justice } from './steps/justice/justice.decider.js';
import { plan } from './steps/plan/plan.decider.js';
import { privacy } from './privacy/privacy.decider.js';
import { BY_POLICIES, requirePrivacy } from './privacy/privacy.rules.js';
import { approvedByAnother } from './privacy/released.decider.js';
import { referral } from './steps/referral/referral.decider.js';
import { requireUnlinked } from './steps/referral/referral.rules.js';
import { keepingReception } from './relation/reception.rules.js';
import { relation } from './relation/relation.decider.js';
import { notFound } from './relation/relation.rules.js';
import { reintegration } from './steps/reintegration/reintegration.decider.js';
import { repatriation } from './steps/repatriation/repatriation.decider.js';
import { review } from './steps/review/review.decider.js';
import { risk } from './steps/risk/risk.decider.js';
import { tasksFor } from './tasks/tasks.decider.js';

const steps = {
  referral,
  consent,
  identification,
  forensicInterview,
  review,
  repatriation,
  aftercare,
  risk,
  plan,
  assistance,
  reintegration,
  justice,
  closure,
  assignment,
  privacy,
  correction,
};

const journey = compose({ ...steps, relation, tasks: tasksFor(steps) });

/** The commands allowed after closure: everything else needs the case reopened. */
const AFTER_CLOSURE: ReadonlySet<string> = new Set([
  'CompleteFollowUp',
  'RecordMissedFollowUp',
  'ReopenCase',
  'LinkPerson',
  'UnlinkPerson',
  'PlaceLegalHold',
  'LiftLegalHold',
  'RequestErasure',
  'ApproveErasure',
  'WithdrawErasure',
  ...BY_POLICIES,
]);

/** The commands allowed in a duplicate: commands of policies cannot look for the kept record. */
const WHILE_LINKED: ReadonlySet<string> = new Set(['LinkPerson', 'UnlinkPerson', 'LiftLegalHold', ...BY_POLICIES]);

const entries = allowRuleOverride(
  guard(journey, (state, command) => {
    if (state.referral === null && command !== 'ReceiveReferral') notFound();
    if (!WHILE_LINKED.has(command)) requireUnlinked(state.referral);
    if (state.closure.status === 'closed' && !AFTER_CLOSURE.has(command)) {
      refuse('CASE_CLOSED', 'This case is closed: reopen it first (reopenCase).');
    }
  }),
);

const corrected = allowRuleOverride(approvedByAnother(amendedByCourt(correctable(entries, IN_HER_RECORD))));

/** One stream per survivor: a rule sees the state of the other steps, and an auditor replays a single history. */
export const survivor = guard(keepingReception(corrected), requirePrivacy);

export type SurvivorState = typeof survivor.initial;
