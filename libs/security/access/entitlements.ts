import { PERSONAL_CLASSES, type PersonalClass } from '#kernel/decider';
import type { Purpose, Role } from '#nest';
import type { Basis } from './basis.js';
import type { Way } from './relations.js';

/** Raised with every change of these tables or of the matrix, to explain a reading by the policy that was in force. */
export const POLICY_VERSION = 15;

interface Entitlement {
  readonly basis: Basis;
  readonly way: Way;
  /** To a part of the record, with these classes: a child is asked by somebody who does not know what others heard. */
  readonly inPart?: readonly PersonalClass[];
}

/**
 * The ways to a case that entitle a role to it, and the basis of each: of several, the last one counts. The reading gate,
 * row security and the lists all follow this table.
 */
export const ENTITLED: Readonly<Record<Role, readonly Entitlement[]>> = {
  CASE_WORKER: [
    { basis: 'Reception', way: 'received' },
    { basis: 'Assignment', way: 'CaseWorker' },
  ],
  SUPERVISOR: [
    { basis: 'Reception', way: 'received' },
    { basis: 'Supervision', way: 'office' },
  ],
  LEGAL_OFFICER: [{ basis: 'Assignment', way: 'LegalOfficer' }],
  FORENSIC_INTERVIEWER: [
    { basis: 'BlindAssignment', way: 'BlindInterviewer', inPart: ['identity'] },
    { basis: 'Assignment', way: 'ForensicInterviewer' },
  ],
  AUDITOR: [],
  ANALYST: [],
  ADMINISTRATOR: [],
};

/** The classes that each role needs for its work. A survivor's address is the first thing that traffickers would look for. */
export const CLASSES_OF: Readonly<Record<Role, readonly PersonalClass[]>> = {
  CASE_WORKER: PERSONAL_CLASSES,
  SUPERVISOR: PERSONAL_CLASSES,
  LEGAL_OFFICER: ['identity', 'contact', 'testimony'],
  FORENSIC_INTERVIEWER: ['identity', 'testimony'],
  AUDITOR: PERSONAL_CLASSES,
  ANALYST: [],
  ADMINISTRATOR: [],
};

export const PURPOSES_OF: Readonly<Record<Role, readonly Purpose[]>> = {
  CASE_WORKER: ['CARE', 'SAFETY', 'REFERRAL', 'COURT', 'SUBJECT_REQUEST', 'DATA_QUALITY'],
  SUPERVISOR: ['CARE', 'SAFETY', 'REFERRAL', 'COURT', 'SUPERVISION', 'SUBJECT_REQUEST', 'DATA_QUALITY'],
  LEGAL_OFFICER: ['CARE', 'SAFETY', 'REFERRAL', 'COURT', 'SUBJECT_REQUEST'],
  FORENSIC_INTERVIEWER: ['CARE', 'SAFETY', 'COURT'],
  AUDITOR: ['COURT', 'SAFETY', 'SUBJECT_REQUEST', 'AUDIT', 'DATA_QUALITY'],
  ANALYST: [],
  ADMINISTRATOR: [],
};

/** The operations that show a part of a record to readers who may open only that; every other one shows them nothing. */
export const SHOWN_IN_PART: ReadonlySet<string> = new Set([
  'survivor',
  'journey',
  'availableActions',
  'searchSurvivors',
  'survivorByCaseNumber',
  'caseload',
  'dueTasks',
  'dueWork',
]);

/** The classes that a purpose does not need, whatever the role. */
export const WITHHELD_FROM: Readonly<Partial<Record<Purpose, readonly PersonalClass[]>>> = {
  REFERRAL: ['testimony'],
  DATA_QUALITY: ['health', 'testimony'],
};

/** The purposes that open personal data of a record kept only for the court; others show only that it exists. */
export const OPEN_IN_RESTRICTED: readonly Purpose[] = ['COURT', 'SAFETY', 'SUBJECT_REQUEST', 'AUDIT'];

/** With these purposes an auditor sees who the survivor is; with the others, only what happened. */
export const OPENS: readonly Purpose[] = ['COURT', 'SAFETY', 'SUBJECT_REQUEST'];

/** Roles that work with cases may break the glass. */
export const ROLES_WITH_CASES: readonly Role[] = ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER'];
