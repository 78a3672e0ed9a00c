import type { CorrectionPolicy } from '#kernel/correction';
import type { Day, Entry, EventOf, JsonObject } from '#kernel/decider';
import type { Housing } from '../steps/aftercare/aftercare.codes.js';
import { requirePlacement } from '../steps/aftercare/aftercare.rules.js';
import type { Consent } from '../steps/consent/consent.state.js';
import type { Identification } from '../steps/identification/identification.state.js';
import type { Referral } from '../steps/referral/referral.state.js';
import type { ReferralEvents } from '../steps/referral/referral.events.js';
import { restatedAfter } from '../steps/referral/restated.rules.js';
import type { Review } from '../steps/review/review.state.js';

interface JourneyState {
  readonly referral: Referral;
  readonly consent: Consent;
  readonly identification: Identification;
  readonly review: Review;
}

const IN_ERROR = 'if it was recorded in error, use disputeEntry';
const WITHDRAWN = `Withdraw the erasure with withdrawErasure; ${IN_ERROR}.`;
const REQUESTED = `Request the erasure again with requestErasure; ${IN_ERROR}.`;
const GONE = 'Destroyed data cannot be restored: a survivor who returns gets a new record, with receiveReferral.';

/** Entries that follow from another record, and entries that have an opposite of their own. */
const NOT_CORRECTABLE: Readonly<Record<string, string>> = {
  ProsecutionConcluded:
    'This entry follows from the court case: correct it there with correctEntry, by its prosecutionId.',
  ConsentWithdrawn: `A withdrawn consent stays withdrawn: ask the survivor again, and record the answer with giveConsent; ${IN_ERROR}.`,
  PersonUnlinked: `Link the records again with linkPerson; ${IN_ERROR}.`,
  LegalHoldPlaced: `Lift the hold with liftLegalHold; ${IN_ERROR}.`,
  LegalHoldLifted: `Place another hold with placeLegalHold; ${IN_ERROR}.`,
  ErasureRequested: WITHDRAWN,
  ErasureApproved: WITHDRAWN,
  ErasureBegun: GONE,
  PersonalDataErased: GONE,
  ErasureWithdrawn: REQUESTED,
  ProcessingRestricted: WITHDRAWN,
  RestrictionLifted: REQUESTED,
  DuplicateNoted:
    'This entry follows from a link: unlink the duplicate with unlinkPerson, or strike out the link in its record.',
};

/** Entries that protect the survivor. No person may undo one alone: a supervisor who did not record it corrects it. */
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

/**
 * Approvals by a second person, which only that person may undo. While one is in force, the approved entry cannot
 * change.
 */
const APPROVALS: ReadonlySet<string> = new Set([
  'BestInterestConfirmed',
  'CasePlanApproved',
  'CasePlanReturned',
  'RiskReductionApproved',
  'ConsentOverrideReviewed',
  'CaseClosed',
]);

/** The housing protects the survivor, whatever else the entry contains. */
const PROTECTED_IN: Readonly<Record<string, readonly string[]>> = {
  AftercareEntered: ['housing'],
  HousingChanged: ['arrangement'],
};

/** The field in which an entry records where the survivor lives. */
const HOME: Readonly<Record<string, string>> = {
  AftercareEntered: 'housing',
  HousingChanged: 'arrangement',
  SurvivorReintegrated: 'arrangement',
};

/** A corrected home is judged as on the day of the entry, with today's knowledge of the people who may be there. */
const requireSafeToday = ({ type, data: before }: Entry, after: JsonObject, state: JourneyState): void => {
  const field = HOME[type];
  if (field === undefined || after[field] === before[field]) return;
  const { on, safetyPlan } = after as { on: Day; safetyPlan?: string };
  requirePlacement(state, { home: after[field] as Housing, on, safetyPlan, isPlacement: false }, undefined);
};

/** Ids of other records, which may be wrong like any other field. */
const OF_OTHERS: ReadonlySet<string> = new Set(['operationId', 'goalId']);

export const SURVIVOR_CORRECTIONS: CorrectionPolicy<JourneyState, EventOf<ReferralEvents>> = {
  instead: NOT_CORRECTABLE,
  protects: PROTECTS,
  correctors: ['SUPERVISOR'],
  approvals: APPROVALS,
  follows: new Set(['ProsecutionConcluded', 'PersonUnlinked']),
  protectedIn: PROTECTED_IN,
  requireToday: requireSafeToday,
  afterwards: restatedAfter,
  ofOthers: OF_OTHERS,
};
