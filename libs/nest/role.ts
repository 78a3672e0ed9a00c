export const ROLES = [
  'CASE_WORKER',
  'SUPERVISOR',
  'LEGAL_OFFICER',
  'FORENSIC_INTERVIEWER',
  'AUDITOR',
  'ANALYST',
  'ADMINISTRATOR',
] as const;
export type Role = (typeof ROLES)[number];
