/** The sign-in settings of the service. */
export interface Settings {
  readonly mode: 'development' | 'production';
  readonly issuer: string;
  readonly client: string;
  /** The invented users, in development. */
  readonly people: readonly { readonly id: string; readonly role: Role; readonly office?: string }[];
}

export type Role =
  'CASE_WORKER' | 'SUPERVISOR' | 'LEGAL_OFFICER' | 'FORENSIC_INTERVIEWER' | 'AUDITOR' | 'ANALYST' | 'ADMINISTRATOR';

export const settings: Promise<Settings> = fetch('/console/settings.json').then(
  (response) => response.json() as Promise<Settings>,
);
