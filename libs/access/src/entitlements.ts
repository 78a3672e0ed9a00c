import type { MongoQuery } from '@casl/ability';
import { PERSONAL_CLASSES, type PersonalClass } from '#decider';
import type { Purpose, Role } from '#step';
import type { Basis } from './basis.js';

/** Raised with every change of these tables or of the matrix: a reading can be explained by the policy that was in force. */
export const POLICY_VERSION = 4;

/** Which relation entitles a role to a case, and on what basis: of several the last counts. */
export const ENTITLED: Readonly<Record<Role, readonly { readonly basis: Basis; readonly to: MongoQuery }[]>> = {
  CASE_WORKER: [
    { basis: 'Reception', to: { received: true } },
    { basis: 'Assignment', to: { assignedAs: 'CaseWorker' } },
  ],
  SUPERVISOR: [
    { basis: 'Reception', to: { received: true } },
    { basis: 'Supervision', to: { sameOffice: true } },
  ],
  LEGAL_OFFICER: [{ basis: 'Assignment', to: { assignedAs: 'LegalOfficer' } }],
  FORENSIC_INTERVIEWER: [{ basis: 'Assignment', to: { assignedAs: 'ForensicInterviewer' } }],
  AUDITOR: [],
  ANALYST: [],
  ADMINISTRATOR: [],
};

/** What each needs to do the work. Where she lives is the first thing that those who sold her would ask. */
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

/** What a purpose does not need, whoever has it. */
export const WITHHELD_FROM: Readonly<Partial<Record<Purpose, readonly PersonalClass[]>>> = {
  REFERRAL: ['testimony'],
  DATA_QUALITY: ['health', 'testimony'],
};

/** Of a record that is kept for the court alone, the others open nothing personal: see that she is there, and no more. */
export const OPEN_IN_RESTRICTED: readonly Purpose[] = ['COURT', 'SAFETY', 'SUBJECT_REQUEST', 'AUDIT'];

/** With these an auditor sees who she is; with the others only what happened. */
export const OPENS: readonly Purpose[] = ['COURT', 'SAFETY', 'SUBJECT_REQUEST'];

/** Whoever works with cases may break the glass of one. */
export const CASE_ROLES: readonly Role[] = ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER'];
