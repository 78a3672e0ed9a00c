import { refuse, saysTheSame, type Actor, type Entry, type JsonObject } from '#decider';

const WITHDRAWN = 'Withdraw the erasure with withdrawErasure.';

/** What other streams have taken up, and what says how the record itself stands: undone in its own way, or not at all. */
const NOT_CORRECTABLE: Readonly<Record<string, string>> = {
  EntryCorrected: 'Correct the entry itself once more.',
  EntryStruckOut: 'Record anew what was struck out in error.',
  EntryReviewed: 'A review stands as it was given.',
  ProsecutionOpened:
    'The court case knows of her already: her part in it ends with the prosecution (concludeProsecution).',
  ProsecutionConcluded: 'It follows from the prosecution: record there what the court has said.',
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
  'ConsentWithdrawn',
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
  'ProtectiveMeasureGranted',
  'ClosureRequested',
  'CaseReopened',
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

export const isApproval = ({ type }: Entry): boolean => APPROVALS.has(type);

/** Whether somebody may correct or strike out an entry. */
export const requireCorrectableBy = ({ type, data, standing, recording }: Entry, by: Actor): void => {
  const instead = NOT_CORRECTABLE[type];
  if (instead !== undefined) refuse('NOT_CORRECTABLE', instead);
  if (standing === 'struckOut') refuse('STRUCK_OUT', 'This entry was struck out: record anew what did happen.');
  if (APPROVALS.has(type) && by.id !== recording.by.id)
    refuse('NOT_CORRECTABLE', `Only ${recording.by.id}, who gave it, takes it back: speak to each other.`);
  if (PROTECTS.has(type) || data.irregular !== undefined) {
    if (by.role !== 'SUPERVISOR')
      refuse('APPROVER_ROLE_REQUIRED', 'This entry protects her: ask a supervisor to correct it.');
    if (by.id === recording.by.id)
      refuse('APPROVER_IS_AUTHOR', 'This entry protects her: somebody else corrects what you have recorded.');
  }
  if (by.role !== 'SUPERVISOR' && by.role !== recording.by.role)
    refuse(
      'APPROVER_ROLE_REQUIRED',
      'A colleague in the role of whoever recorded it corrects an entry, or a supervisor.',
    );
};

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

/** Other entries name it by its ids, and some of what it says is not changed in passing. */
export const requireSameEntry = (type: string, before: JsonObject, after: JsonObject): void => {
  for (const [field, instead] of Object.entries(OWN_COMMAND[type] ?? {}))
    if (!saysTheSame(before[field], after[field])) refuse('NOT_CORRECTABLE', instead);
  const changed = Object.keys(before).find(
    (field) => field.endsWith('Id') && !OF_OTHERS.has(field) && before[field] !== after[field],
  );
  if (changed !== undefined)
    refuse('CORRECTION_OF_ANOTHER_KIND', `Leave ${changed} as it is: it is the name by which others know this entry.`);
};
