import type { Correctability } from '#correction';

const WITHDRAWN = 'Withdraw the erasure with withdrawErasure.';

/** What follows from elsewhere, and what has an opposite of its own. */
const NOT_CORRECTABLE: Readonly<Record<string, string>> = {
  ProsecutionConcluded:
    'It follows from the court case: correct there what the court has said, naming its prosecutionId.',
  ConsentWithdrawn: 'What she has withdrawn stays so, whoever recorded it: ask her again, with giveConsent.',
  PersonLinked: 'Unlink her with unlinkPerson.',
  PersonUnlinked: 'Link her again with linkPerson.',
  LegalHoldPlaced: 'Lift the hold with liftLegalHold.',
  LegalHoldLifted: 'Place another hold with placeLegalHold.',
  ErasureRequested: WITHDRAWN,
  ErasureApproved: WITHDRAWN,
  ErasureWithdrawn: 'Request the erasure again with requestErasure.',
  ProcessingRestricted: WITHDRAWN,
  RestrictionLifted: 'Request the erasure again with requestErasure.',
  DuplicateNoted: 'It follows from a link: unlink the duplicate with unlinkPerson.',
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

const MOVES = 'Where she lives is changed with changeHousing, under the rules that protect her there.';
const BORN = 'When she was born is changed with revisePersonDetails, which restates her age in every entry.';

/** Fields with rules that look at today, or on which other entries rest: they are changed with their own command. */
const OWN_COMMAND: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ReferralReceived: { birthDate: BORN, birthYear: BORN, estimatedAge: BORN },
  AftercareEntered: { housing: MOVES },
  HousingChanged: { arrangement: MOVES },
  SurvivorReintegrated: { arrangement: MOVES },
};

/** Ids of what is elsewhere, not of the entry: they may be as wrong as anything else. */
const OF_OTHERS: ReadonlySet<string> = new Set(['operationId', 'goalId']);

export const IN_HER_RECORD: Correctability = {
  instead: NOT_CORRECTABLE,
  protects: PROTECTS,
  correctors: ['SUPERVISOR'],
  approvals: APPROVALS,
  follows: new Set(['ProsecutionConcluded']),
  ownCommand: OWN_COMMAND,
  ofOthers: OF_OTHERS,
};
