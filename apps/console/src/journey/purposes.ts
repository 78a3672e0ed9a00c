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

/** For what a role may open a record, the usual one first. The service has the last word. */
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
  // nobody is asked for it: it follows from having broken the glass
  (text === 'BREAK_GLASS' && BREAK_GLASS.includes(role));

/** For what somebody looks at those entrusted to her. */
export const usualPurpose = (role: Role): Purpose => PURPOSES[role][0] ?? 'CARE';
