import type { Bearer } from '#platform/plain';
import { caseWorker, interviewer, legalOfficer, supervisor } from './homeward.js';

/** A mutation with its input about a survivor, and its user. */
export interface MutationToSend {
  readonly mutation: string;
  readonly input: (survivorId: string) => object;
  readonly by: Bearer | string;
}

export const toSend = (mutation: string, input: object, by: Bearer | string = caseWorker): MutationToSend => ({
  mutation,
  input: (survivorId) => ({ survivorId, ...input }),
  by,
});

/** About a court case or an operation, without a survivor. */
export const toSendElsewhere = (mutation: string, input: object, by: Bearer = legalOfficer): MutationToSend => ({
  mutation,
  input: () => input,
  by,
});

/** A fixed id of an item, the same in every record: it has a meaning only within its own record. */
export const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

type More = Readonly<Record<string, unknown>>;

/** An adult of thirty. */
export const refer = (more: More = {}): MutationToSend =>
  toSend('receiveReferral', {
    on: '2020-03-02',
    source: 'HOTLINE',
    office: 'SiemReapCac',
    province: '17',
    urgency: 'ROUTINE',
    birthDate: '1990-02-01',
    sex: 'FEMALE',
    nationality: 'KH',
    languages: ['khm'],
    ...more,
  });

/** A child of ten. */
export const childReferred = (more: More = {}): MutationToSend => refer({ birthDate: '2010-02-01', ...more });

export const consentTo = (scopes: readonly string[], more: More = {}): MutationToSend =>
  toSend('giveConsent', {
    scopes,
    givenBy: 'SURVIVOR',
    language: 'khm',
    witnessRole: 'SOCIAL_WORKER',
    on: '2020-03-02',
    ...more,
  });

export const childConsented = (scopes: readonly string[], more: More = {}): MutationToSend =>
  consentTo(scopes, { givenBy: 'AUTHORITY', childAssent: true, ...more });

export const screen = (more: More = {}): MutationToSend =>
  toSend('conductScreeningInterview', {
    on: '2020-03-03',
    setting: 'CAC',
    interviewers: ['sokha'],
    authorityPresent: false,
    indicators: { act: ['RECRUITMENT'], means: ['DECEPTION'], purpose: ['FORCED_LABOUR'] },
    ...more,
  });

export const identify = (episode: More = {}, more: More = {}): MutationToSend =>
  toSend('identifySurvivor', {
    level: 'PRELIMINARY',
    decidedBy: 'NGO',
    on: '2020-03-04',
    exploitation: [
      {
        types: ['FORCED_LABOUR'],
        recruitment: 'BROKER',
        recruiterRelation: 'BROKER',
        control: [],
        country: 'TH',
        ...episode,
      },
    ],
    ...more,
  });

/** Recruited by the father. */
export const soldAtHome = identify({
  recruitment: 'FAMILY_MEMBER',
  recruiterRelation: 'FAMILY',
  recruiterKin: ['FATHER'],
});

export const enter = (more: More = {}): MutationToSend =>
  toSend('enterAftercare', {
    on: '2020-03-10',
    office: 'SiemReapCac',
    programme: 'COMMUNITY_BASED',
    housing: 'SHELTER',
    ...more,
  });

/** From referral to aftercare. */
export const inAftercare: readonly MutationToSend[] = [
  refer(),
  consentTo(['SERVICES', 'SHARING', 'PROSECUTION', 'REPATRIATION'], { recipients: ['Kru Khmer Clinic'] }),
  identify(),
  enter(),
];

const AS: Readonly<Partial<Record<Bearer['role'], string>>> = {
  CASE_WORKER: 'CASE_WORKER',
  LEGAL_OFFICER: 'LEGAL_OFFICER',
  FORENSIC_INTERVIEWER: 'FORENSIC_INTERVIEWER',
};

/** After the first assignment, everybody who acts in the record needs an assignment. */
export const assignmentOf = ({ id: worker, role, office }: Bearer, on = '2020-03-02') => ({
  worker,
  as: AS[role],
  office,
  on,
});

/** Includes the case worker: after the first assignment, having received the referral is not enough. */
export const entrustedTo = (...others: readonly Bearer[]): readonly MutationToSend[] =>
  [caseWorker, ...others].map((one) => toSend('assignCaseWorker', assignmentOf(one), supervisor));

/** With a part in a court case. */
export const inCourt = (prosecutionId: string): MutationToSend =>
  toSend(
    'openProsecution',
    { prosecutionId, on: '2020-04-01', court: 'Siem Reap', article: '10', role: 'COMPLAINANT' },
    supervisor,
  );

export const bestInterest = (more: More = {}): MutationToSend =>
  toSend('determineBestInterest', {
    bidId: id(1),
    on: '2020-03-05',
    measure: 'FOSTER_PLACEMENT',
    outcome: 'IN_BEST_INTEREST',
    ...more,
  });

export const review = (recommends: readonly string[], more: More = {}): MutationToSend =>
  toSend('holdMdtReview', { on: '2020-03-06', agencies: ['LAW_ENFORCEMENT', 'JUSTICE'], recommends, ...more });

/** So soon that nothing is due yet. */
export const closureRequested = (more: More = {}): MutationToSend =>
  toSend('requestClosure', { reason: 'GOALS_REACHED', finalAssessment: 'Safe.', on: '2020-03-12', ...more });

export const close = (on = '2020-03-13', by: Bearer = supervisor): MutationToSend => toSend('closeCase', { on }, by);

/** A child with a complete testimony and no recording. */
export const disclosed: MutationToSend = toSend(
  'conductForensicInterview',
  {
    on: '2020-03-20',
    setting: 'CAC',
    interviewer: 'kunthea',
    observers: [],
    recorded: false,
    language: 'khm',
    outcome: 'FULL_DISCLOSURE',
  },
  interviewer,
);
