import { correction, corrections } from '#kernel/correction';
import { compose, precondition, refuse, ruleOverride, surround } from '#kernel/decider';
import { aftercare } from './steps/aftercare/aftercare.decider.js';
import { assignment } from './steps/assignment/assignment.decider.js';
import { assistance } from './steps/assistance/assistance.decider.js';
import { closure } from './steps/closure/closure.decider.js';
import { consent } from './steps/consent/consent.decider.js';
import { SURVIVOR_CORRECTIONS } from './corrections/correction-policy.rules.js';
import { courtCorrections } from './corrections/court-corrections.decider.js';
import { forensicInterview } from './steps/forensic-interview/forensic-interview.decider.js';
import { identification } from './steps/identification/identification.decider.js';
import { justice } from './steps/justice/justice.decider.js';
import { plan } from './steps/plan/plan.decider.js';
import { privacy } from './privacy/privacy.decider.js';
import { BY_POLICIES, requirePrivacy } from './privacy/privacy.rules.js';
import { erasureFourEyes } from './privacy/erasure-four-eyes.decider.js';
import { referral } from './steps/referral/referral.decider.js';
import { requireUnlinked } from './steps/referral/referral.rules.js';
import { preserveReception } from './relation/preserve-reception.rules.js';
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

const requireOpenCase = ({ referral: person, closure: { status } }: typeof journey.initial, command: string): void => {
  if (person === null && command !== 'ReceiveReferral') notFound();
  if (!WHILE_LINKED.has(command)) requireUnlinked(person);
  if (status === 'closed' && !AFTER_CLOSURE.has(command))
    refuse('CASE_CLOSED', 'This case is closed: reopen it first (reopenCase).');
};

/**
 * One stream per survivor: a rule sees the state of the other steps, and an auditor replays a single history. The table
 * lists what surrounds the steps, from the inside out: a correction decides an entry again with the rows above it.
 */
export const survivor = surround(journey, [
  precondition('open case', requireOpenCase), // there is a survivor, no duplicate, whose case is open
  ruleOverride, // a supervisor may record an entry against a rule
  corrections(SURVIVOR_CORRECTIONS), // an entry is corrected, struck out, disputed, reviewed
  courtCorrections, // a conclusion follows the court case
  erasureFourEyes, // who released the record does not approve its erasure
  ruleOverride, // the same for corrections
  preserveReception, // no correction changes who received the survivor
  precondition('privacy', requirePrivacy), // an erasure stops all else
]);

export type SurvivorState = typeof survivor.initial;
