import type { Sender } from '#demonstration';

export type Staff = Sender;
export type Role = Staff['role'];
export type Office = Staff['office'];

const of =
  (office: Office) =>
  (id: string, role: Role): Staff => ({ id, role, office });
const cac = of('SiemReapCac');
const poipet = of('Poipet');

/** All members of staff are invented. */
export const STAFF = {
  sokha: cac('sokha', 'CASE_WORKER'),
  chenda: cac('chenda', 'CASE_WORKER'),
  rithy: cac('rithy', 'CASE_WORKER'),
  sophea: cac('sophea', 'SUPERVISOR'),
  pheakdey: cac('pheakdey', 'SUPERVISOR'),
  veasna: cac('veasna', 'LEGAL_OFFICER'),
  kunthea: cac('kunthea', 'FORENSIC_INTERVIEWER'),
  borey: poipet('borey', 'LEGAL_OFFICER'),
  bopha: poipet('bopha', 'CASE_WORKER'),
  vannak: poipet('vannak', 'CASE_WORKER'),
  makara: poipet('makara', 'SUPERVISOR'),
  chanthy: poipet('chanthy', 'SUPERVISOR'),
} as const;

export type Worker = 'sokha' | 'chenda' | 'rithy' | 'bopha' | 'vannak';

const SUPERVISORS: Record<Office, Staff> = { SiemReapCac: STAFF.sophea, Poipet: STAFF.makara };
export const supervisorOf = ({ office }: Staff): Staff => SUPERVISORS[office];

const REVIEWERS: Record<Office, Staff> = { SiemReapCac: STAFF.pheakdey, Poipet: STAFF.chanthy };
/** The reviewer of a supervisor’s irregular entries and corrections. */
export const reviewerOf = ({ office }: Staff): Staff => REVIEWERS[office];
