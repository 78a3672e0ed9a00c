import type { Role } from './settings.js';

export interface Person {
  readonly id: string;
  readonly role: Role;
  readonly office?: string;
  /** The supervisor in whose place they act: role and office are those of the supervisor. */
  readonly deputyOf?: string;
  /** The expiry of the token, in seconds since 1970. */
  readonly until: number;
}

const CASES: readonly Role[] = ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER'];

/** The screens that are useful for a role; the service enforces access. */
export const SCREENS = {
  cases: CASES,
  lists: ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'AUDITOR'],
  refer: ['CASE_WORKER', 'SUPERVISOR'],
  offices: CASES,
  other: CASES,
  save: ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER'],
  replay: ['SUPERVISOR', 'AUDITOR'],
  find: ['AUDITOR'],
  figures: ['SUPERVISOR', 'AUDITOR', 'ANALYST', 'ADMINISTRATOR'],
  registers: ['SUPERVISOR', 'AUDITOR', 'ADMINISTRATOR'],
  import: ['ADMINISTRATOR'],
  operations: ['SUPERVISOR', 'AUDITOR', 'ADMINISTRATOR'],
} as const satisfies Record<string, readonly Role[]>;

export const mayUse = (screen: keyof typeof SCREENS, { role }: Pick<Person, 'role'>): boolean =>
  (SCREENS[screen] as readonly Role[]).includes(role);
