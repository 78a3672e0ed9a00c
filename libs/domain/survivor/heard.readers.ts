import type { Role } from '#nest';

/** All but a forensic interviewer, who asks the child without knowing what others heard. */
export const TESTIMONY_READERS: readonly Role[] = ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'AUDITOR'];

/** The roles that work with what a child said in a forensic interview. */
export const INTERVIEW_READERS: readonly Role[] = ['SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER'];
