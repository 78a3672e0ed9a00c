import type { JsonObject } from '#kernel/decider';
import { RecordedSurvivor, type SurvivorFacts } from '../../testing/survivor-record.js';

export const dara = { by: { id: 'dara', role: 'SUPERVISOR' } };
export const vanna = { by: { id: 'vanna', role: 'SUPERVISOR' } };
export const referral = {
  on: '2020-02-01',
  source: 'Community',
  office: 'SiemReapCac',
  province: '17',
  urgency: 'Routine',
  birthDate: '2008-06-01',
  sex: 'Female',
  nationality: 'KH',
  languages: ['khm'],
} as const;
export const consent = {
  consentId: 'consent',
  scopes: ['Interview', 'Services'],
  recipients: [],
  givenBy: 'Authority',
  childAssent: true,
  language: 'khm',
  witnessRole: 'SocialWorker',
  on: '2020-02-02',
} as const;
export const episode = {
  types: ['ForcedBegging'],
  recruitment: 'Broker',
  recruiterRelation: 'Broker',
  control: ['DebtBondage'],
  country: 'TH',
} as const;
export const decision = { level: 'Preliminary', decidedBy: 'NGO', on: '2020-02-05', exploitation: [episode] } as const;
export const entering = {
  on: '2020-02-10',
  office: 'SiemReapCac',
  programme: 'CommunityBased',
  housing: 'Shelter',
} as const;
export const assessment = {
  assessmentId: '7f1c2f0e-9a55-4d0c-8f6e-0f3d5a2b7c41',
  on: '2020-03-01',
  level: 'High',
  retraffickingIndicators: [],
} as const;

/** event-0 to event-3; further facts are event-4 and so on. */
export const childInAftercare = (...more: SurvivorFacts[]) =>
  new RecordedSurvivor().record(
    ['ReceiveReferral', referral],
    ['GiveConsent', consent],
    ['IdentifySurvivor', decision],
    ['EnterAftercare', entering],
    ...more,
  );
type Correction = Extract<SurvivorFacts, readonly ['CorrectEntry', ...unknown[]]>[1];

export const correct = (eventId: string, replacement: object) => ({
  eventId,
  reason: 'a slip',
  replacement: replacement as Readonly<Record<string, JsonObject | undefined>>,
});
export const answerTo = (history: RecordedSurvivor, command: Correction, by: object = {}) =>
  history.answer('CorrectEntry', command, by);
