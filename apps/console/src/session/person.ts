import type { Role } from './settings.js';

export interface Person {
  readonly id: string;
  readonly role: Role;
  readonly office?: string;
  /** The expiry of the token, in seconds since 1970. */
  readonly until: number;
}

/** The person in a token, only for display: the service verifies it. */
export const personIn = (token: string): Person => {
  const part = token.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/');
  const bytes = Uint8Array.from(atob(part), (letter) => letter.charCodeAt(0));
  const claims = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, string> & { exp: number };
  return {
    id: claims.sub!,
    role: claims.role as Role,
    ...(claims.office && { office: claims.office }),
    until: claims.exp,
  };
};

const CASES: readonly Role[] = ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER'];

/** The screens that are useful for a role; the service enforces access. */
export const SCREENS = {
  cases: CASES,
  refer: ['CASE_WORKER', 'SUPERVISOR'],
  other: CASES,
  replay: ['SUPERVISOR', 'AUDITOR'],
  find: ['AUDITOR'],
  figures: ['SUPERVISOR', 'AUDITOR', 'ANALYST', 'ADMINISTRATOR'],
  registers: ['SUPERVISOR', 'ADMINISTRATOR'],
  operations: ['SUPERVISOR', 'AUDITOR', 'ADMINISTRATOR'],
} as const satisfies Record<string, readonly Role[]>;

export const mayUse = (screen: keyof typeof SCREENS, { role }: Pick<Person, 'role'>): boolean =>
  (SCREENS[screen] as readonly Role[]).includes(role);
