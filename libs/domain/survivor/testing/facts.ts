import { Refusal, type Actor } from '#kernel/decider';
import { specification } from '#kernel/decider/testing';
import type { AftercareEvents } from '../steps/aftercare/aftercare.events.js';
import type { AssignmentEvents } from '../steps/assignment/assignment.events.js';
import type { ClosureEvents } from '../steps/closure/closure.events.js';
import type { ConsentEvents } from '../steps/consent/consent.events.js';
import type { Episode, IdentificationEvents } from '../steps/identification/identification.events.js';
import type { ReferralEvents } from '../steps/referral/referral.events.js';
import type { ReviewEvents } from '../steps/review/review.events.js';
import { survivor } from '../survivor.js';
import { byCaseWorker } from '../../testing/by-case-worker.js';

/** Given these facts of a journey, when this command is sent, then … */
export const journey = specification(survivor, byCaseWorker);

type ReferralData = ReferralEvents['ReferralReceived'];

/** A fact with usual values, except for those that a spec is about. */
export const fact =
  <Events extends Record<string, object>, Type extends keyof Events & string>(type: Type, usual: Events[Type]) =>
  (payload: Partial<Events[Type]> = {}, by: Partial<Actor> = {}) => ({ type, data: { ...usual, ...payload }, by });

const WHOEVER: ReferralData = {
  on: '2020-02-01',
  source: 'LawEnforcement',
  office: 'SiemReapCac',
  province: '17',
  urgency: 'Urgent',
  sex: 'Female',
  nationality: 'KH',
  languages: ['khm'],
};

/** A girl who turns 18 on 1 June 2020. */
export const girl = fact<ReferralEvents, 'ReferralReceived'>('ReferralReceived', {
  ...WHOEVER,
  birthDate: '2002-06-01',
  birthYear: 2002,
});

export const woman = fact<ReferralEvents, 'ReferralReceived'>('ReferralReceived', {
  ...WHOEVER,
  birthDate: '1990-06-01',
  birthYear: 1990,
});

/** A survivor of unknown age. */
export const somebody = fact<ReferralEvents, 'ReferralReceived'>('ReferralReceived', WHOEVER);

/** A guardian's consent to everything but sharing. */
export const consented = fact<ConsentEvents, 'ConsentGiven'>('ConsentGiven', {
  consentId: 'consent',
  scopes: ['Interview', 'Services', 'Repatriation', 'ForensicRecording', 'Prosecution'],
  recipients: [],
  givenBy: 'AppointedGuardian',
  guardianKin: 'None',
  childAssent: true,
  language: 'khm',
  witnessRole: 'SocialWorker',
  on: '2020-02-02',
});

export const withdrawn = fact<ConsentEvents, 'ConsentWithdrawn'>('ConsentWithdrawn', {
  consentId: 'consent',
  on: '2020-03-01',
});

export const overridden = fact<ConsentEvents, 'ConsentOverridden'>('ConsentOverridden', {
  overrideId: 'override',
  scope: 'Services',
  reason: 'ImminentDanger',
  coversFrom: '2020-02-10',
  reviewBy: '2020-02-13T09:00:00.000Z',
});

export const interviewed = fact<IdentificationEvents, 'ScreeningInterviewConducted'>('ScreeningInterviewConducted', {
  interviewId: 'interview',
  on: '2020-02-03',
  setting: 'CAC',
  interviewers: ['sokha'],
  authorityPresent: true,
  indicators: { act: ['Recruitment'], means: ['Deception'], purpose: ['ForcedLabour'] },
  ageOnDay: 17,
  minor: true,
});

type Untold = Omit<Episode, 'narrative'>;

export const episode = (payload: Partial<Untold> = {}): Untold => ({
  episodeId: 'episode',
  types: ['ForcedLabour'],
  recruitment: 'FalseJobOffer',
  recruiterRelation: 'Broker',
  control: [],
  country: 'TH',
  ...payload,
});

export const identified = fact<IdentificationEvents, 'SurvivorIdentified'>('SurvivorIdentified', {
  level: 'Preliminary',
  decidedBy: 'NGO',
  on: '2020-02-05',
  ageOnDay: 17,
  minor: true,
  exploitation: [episode()],
});

export const revised = fact<IdentificationEvents, 'ExploitationRevised'>('ExploitationRevised', {
  on: '2020-03-02',
  episode: episode(),
});

export const notIdentified = fact<IdentificationEvents, 'NotIdentified'>('NotIdentified', {
  level: 'Preliminary',
  decidedBy: 'NGO',
  on: '2020-02-05',
});

export const assigned = fact<AssignmentEvents, 'CaseWorkerAssigned'>('CaseWorkerAssigned', {
  assignmentId: 'assignment',
  worker: 'sokha',
  as: 'CaseWorker',
  office: 'SiemReapCac',
  on: '2020-02-03',
});

export const entered = fact<AftercareEvents, 'AftercareEntered'>('AftercareEntered', {
  on: '2020-02-10',
  basis: 'Preliminary',
  intake: 'New',
  office: 'SiemReapCac',
  programme: 'CommunityBased',
  housing: 'Shelter',
  ageOnDay: 17,
  minor: true,
});

/** A review that recommends a return to the family. */
export const reviewed = fact<ReviewEvents, 'MdtReviewHeld'>('MdtReviewHeld', {
  mdtReviewId: 'review',
  on: '2020-02-06',
  agencies: ['LawEnforcement', 'Justice'],
  recommends: ['Return'],
});

export const determined = fact<ReviewEvents, 'BestInterestDetermined'>('BestInterestDetermined', {
  bidId: 'bid',
  on: '2020-02-06',
  measure: 'FosterPlacement',
  outcome: 'InBestInterest',
});

export const confirmed = fact<ReviewEvents, 'BestInterestConfirmed'>('BestInterestConfirmed', {
  bidId: 'bid',
  on: '2020-02-07',
});

export const closureRequested = (
  payload: Partial<ClosureEvents['ClosureRequested']> = {},
  by: Partial<Actor> = {},
) => ({
  type: 'ClosureRequested' as const,
  data: { reason: 'MovedAway' as const, finalAssessment: 'The survivor is safe.', on: '2020-03-30', ...payload },
  by,
});

export const closed = fact<ClosureEvents, 'CaseClosed'>('CaseClosed', { reason: 'GoalsReached', on: '2020-03-31' });

export const reopened = fact<ClosureEvents, 'CaseReopened'>('CaseReopened', { retrafficking: true, on: '2020-05-04' });

export const supervisor = { id: 'dara', role: 'SUPERVISOR' } as const;

/** The code of the refusal, or the names of the events; nothing when there is nothing to record. */
export const outcomeOf = (answer: readonly { readonly type: string }[] | string): string =>
  typeof answer === 'string' ? answer : answer.map(({ type }) => type).join();

/** The code of the refusal of a rule that is called by itself; empty when it passes. */
export const refusalOf = (rule: () => void): string => {
  try {
    rule();
    return '';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};
