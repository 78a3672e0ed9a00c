import type { Correctability } from '#correction';
import type { Day, Entry, JsonObject } from '#decider';
import type { Housing } from '../aftercare/aftercare.codes.js';
import { requirePlacement } from '../aftercare/aftercare.rules.js';
import type { Identification } from '../identification/identification.decider.js';
import type { Referral } from '../referral/referral.decider.js';
import { restatedAfter } from '../referral/restated.rules.js';
import type { Review } from '../review/review.decider.js';

interface JourneyState {
  readonly referral: Referral;
  readonly identification: Identification;
  readonly review: Review;
}

const IN_ERROR = 'if it was recorded in error, say so with disputeEntry';
const WITHDRAWN = `Withdraw the erasure with withdrawErasure; ${IN_ERROR}.`;
const REQUESTED = `Request the erasure again with requestErasure; ${IN_ERROR}.`;
const GONE = 'What was destroyed does not come back: whoever comes again gets a new record, with receiveReferral.';

/** What follows from elsewhere, and what has an opposite of its own. */
const NOT_CORRECTABLE: Readonly<Record<string, string>> = {
  ProsecutionConcluded:
    'It follows from the court case: correct there what the court has said, naming its prosecutionId, with correctEntry.',
  ConsentWithdrawn: `What she has withdrawn stays so, whoever recorded it: ask her again, with giveConsent; ${IN_ERROR}.`,
  PersonUnlinked: `Link her again with linkPerson; ${IN_ERROR}.`,
  LegalHoldPlaced: `Lift the hold with liftLegalHold; ${IN_ERROR}.`,
  LegalHoldLifted: `Place another hold with placeLegalHold; ${IN_ERROR}.`,
  ErasureRequested: WITHDRAWN,
  ErasureApproved: WITHDRAWN,
  ErasureBegun: GONE,
  PersonalDataErased: GONE,
  ErasureWithdrawn: REQUESTED,
  ProcessingRestricted: WITHDRAWN,
  RestrictionLifted: REQUESTED,
  DuplicateNoted: 'It follows from a link: unlink the duplicate with unlinkPerson, or strike its link out there.',
};

/** What protects her. Nobody unsays it alone: another person than whoever recorded it, a supervisor, corrects it. */
const PROTECTS: ReadonlySet<string> = new Set([
  'ReferralReceived',
  'PersonDetailsRevised',
  'HouseholdMemberRecorded',
  'ReferralMade',
  'ConsentGiven',
  'ConsentOverridden',
  'SurvivorIdentified',
  'NotIdentified',
  'ExploitationRevised',
  'ForensicInterviewConducted',
  'ForensicRecordHandedOver',
  'MdtReviewHeld',
  'BestInterestDetermined',
  'SurvivorRepatriated',
  'SurvivorReintegrated',
  'RiskAssessed',
  'CasePlanDrafted',
  'CasePlanRevised',
  'ProsecutionOpened',
  'ProtectiveMeasureGranted',
  'ClosureRequested',
  'CaseReopened',
  'CaseWorkerAssigned',
  'CaseHandedOver',
  'AssignmentEnded',
  'PersonLinked',
]);

/** What a second person gave: only she takes it back. While it stands, what she gave it to stays as it was. */
const APPROVALS: ReadonlySet<string> = new Set([
  'BestInterestConfirmed',
  'CasePlanApproved',
  'CasePlanReturned',
  'RiskReductionApproved',
  'ConsentOverrideReviewed',
  'CaseClosed',
]);

/** Where she lives protects her, whatever else the entry says. */
const PROTECTED_IN: Readonly<Record<string, readonly string[]>> = {
  AftercareEntered: ['housing'],
  HousingChanged: ['arrangement'],
};

/** Where an entry says she lives. */
const HOME: Readonly<Record<string, string>> = {
  AftercareEntered: 'housing',
  HousingChanged: 'arrangement',
  SurvivorReintegrated: 'arrangement',
};

/** A home is judged as on the day of the entry, and by what has been learnt since of those who may be there. */
const requireSafeToday = ({ type, data: before }: Entry, after: JsonObject, state: JourneyState): void => {
  const field = HOME[type];
  if (field === undefined || after[field] === before[field]) return;
  const { on, safetyPlan } = after as { on: Day; safetyPlan?: string };
  requirePlacement(state, { home: after[field] as Housing, on, safetyPlan, isPlacement: false }, undefined);
};

/** Ids of what is elsewhere, not of the entry: they may be as wrong as anything else. */
const OF_OTHERS: ReadonlySet<string> = new Set(['operationId', 'goalId']);

export const IN_HER_RECORD: Correctability = {
  instead: NOT_CORRECTABLE,
  protects: PROTECTS,
  correctors: ['SUPERVISOR'],
  approvals: APPROVALS,
  follows: new Set(['ProsecutionConcluded', 'PersonUnlinked']),
  protectedIn: PROTECTED_IN,
  requireToday: requireSafeToday as Correctability['requireToday'] & {},
  afterwards: restatedAfter as Correctability['afterwards'] & {},
  ofOthers: OF_OTHERS,
};
