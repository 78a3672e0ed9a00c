import type { Role } from '#nest';

interface SignInPerson {
  readonly role: Role;
  readonly office?: string;
}

/** The people who may sign in by a click, in development. All are invented; those with an office appear in the demonstration. */
export const PEOPLE: Readonly<Record<string, SignInPerson>> = {
  sokha: { role: 'CASE_WORKER', office: 'SiemReapCac' },
  chenda: { role: 'CASE_WORKER', office: 'SiemReapCac' },
  rithy: { role: 'CASE_WORKER', office: 'SiemReapCac' },
  bopha: { role: 'CASE_WORKER', office: 'Poipet' },
  vannak: { role: 'CASE_WORKER', office: 'Poipet' },
  sophea: { role: 'SUPERVISOR', office: 'SiemReapCac' },
  pheakdey: { role: 'SUPERVISOR', office: 'SiemReapCac' },
  makara: { role: 'SUPERVISOR', office: 'Poipet' },
  chanthy: { role: 'SUPERVISOR', office: 'Poipet' },
  veasna: { role: 'LEGAL_OFFICER', office: 'SiemReapCac' },
  borey: { role: 'LEGAL_OFFICER', office: 'Poipet' },
  kunthea: { role: 'FORENSIC_INTERVIEWER', office: 'SiemReapCac' },
  vuthy: { role: 'AUDITOR' },
  ratana: { role: 'ANALYST' },
  rachana: { role: 'ADMINISTRATOR' },
};

export const ORGANISATION = 'A21';

/** The claims of a person's token, besides the id. */
export const claimsOf = (id: string): Readonly<Record<string, string>> | undefined =>
  Object.hasOwn(PEOPLE, id) ? { ...PEOPLE[id]!, org: ORGANISATION } : undefined;
