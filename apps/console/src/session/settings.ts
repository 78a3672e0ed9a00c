import { keepTimeZone } from '../language/days.js';

/** What the service says before anybody has signed in. */
export interface Settings {
  readonly mode: 'development' | 'production';
  readonly issuer: string;
  readonly client: string;
  /** IANA: the one in which days begin and end. */
  readonly timeZone: string;
  /** The invented users, in development. */
  readonly people: readonly { readonly id: string; readonly role: Role; readonly office?: string }[];
}

export type Role =
  'CASE_WORKER' | 'SUPERVISOR' | 'LEGAL_OFFICER' | 'FORENSIC_INTERVIEWER' | 'AUDITOR' | 'ANALYST' | 'ADMINISTRATOR';

const fetchSettings = async (): Promise<Settings> => {
  const received = (await (await fetch('/console/settings.json')).json()) as Settings;
  keepTimeZone(received.timeZone);
  return received;
};

export const settings: Promise<Settings> = fetchSettings();
