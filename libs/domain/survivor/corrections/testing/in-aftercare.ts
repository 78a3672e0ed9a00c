import { RecordedSurvivor, type SurvivorFacts } from '../../testing/survivor-record.js';

export const referred = [
  'ReceiveReferral',
  {
    on: '2020-02-01',
    source: 'Community',
    office: 'SiemReapCac',
    province: '17',
    urgency: 'Routine',
    birthDate: '1990-06-01',
    sex: 'Female',
    nationality: 'KH',
    languages: ['khm'],
  },
] as const satisfies SurvivorFacts;
export const consented = [
  'GiveConsent',
  {
    consentId: 'consent',
    scopes: ['Interview', 'Services'],
    recipients: [],
    givenBy: 'Survivor',
    language: 'khm',
    witnessRole: 'SocialWorker',
    on: '2020-02-02',
  },
] as const satisfies SurvivorFacts;
export const identified = [
  'IdentifySurvivor',
  {
    level: 'Preliminary',
    decidedBy: 'NGO',
    on: '2020-02-05',
    exploitation: [
      {
        types: ['ForcedBegging'],
        recruitment: 'Broker',
        recruiterRelation: 'Broker',
        control: ['DebtBondage'],
        country: 'TH',
      },
    ],
  },
] as const satisfies SurvivorFacts;
export const entering = {
  on: '2020-02-10',
  office: 'SiemReapCac',
  programme: 'CommunityBased',
  housing: 'Shelter',
  address: '12 River Road',
} as const;
/** The entry that is corrected is the last one. */
export const adultInAftercare = () =>
  new RecordedSurvivor().record(referred, consented, identified, ['EnterAftercare', entering]);
export const ENTRY = 'event-3';
export const supervisor = { by: { id: 'dara', role: 'SUPERVISOR' } };
export const correcting = (input: object = {}) => ({
  eventId: ENTRY,
  reason: 'the day was misread',
  replacement: { enterAftercare: { ...entering, ...input } },
});
