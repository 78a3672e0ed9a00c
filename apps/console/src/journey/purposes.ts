import type { Role } from '../session/settings.js';

export type Purpose =
  | 'CARE'
  | 'SAFETY'
  | 'REFERRAL'
  | 'COURT'
  | 'SUPERVISION'
  | 'SUBJECT_REQUEST'
  | 'AUDIT'
  | 'DATA_QUALITY'
  | 'BREAK_GLASS';

const BREAK_GLASS: readonly Role[] = ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER'];

/** The purposes for which a role may open a record, the usual one first. The service enforces them. */
export const PURPOSES: Readonly<Record<Role, readonly Purpose[]>> = {
  CASE_WORKER: ['CARE', 'SAFETY', 'REFERRAL', 'COURT', 'SUBJECT_REQUEST', 'DATA_QUALITY'],
  SUPERVISOR: ['SUPERVISION', 'CARE', 'SAFETY', 'REFERRAL', 'COURT', 'SUBJECT_REQUEST', 'DATA_QUALITY'],
  LEGAL_OFFICER: ['COURT', 'CARE', 'SAFETY', 'REFERRAL', 'SUBJECT_REQUEST'],
  FORENSIC_INTERVIEWER: ['CARE', 'SAFETY', 'COURT'],
  AUDITOR: ['AUDIT', 'SAFETY', 'COURT', 'SUBJECT_REQUEST', 'DATA_QUALITY'],
  ANALYST: [],
  ADMINISTRATOR: [],
};

export const isPurpose = (text: string | undefined, role: Role): text is Purpose =>
  (PURPOSES[role] as readonly (string | undefined)[]).includes(text) ||
  // never offered: it follows from an emergency access
  (text === 'BREAK_GLASS' && BREAK_GLASS.includes(role));

/** The purpose for a user’s own caseload. */
export const usualPurpose = (role: Role): Purpose => PURPOSES[role][0] ?? 'CARE';
