import { on } from './story.js';

export const child = {
  on: on('03-02'),
  source: 'OutreachOperation',
  office: 'SiemReapCac',
  province: '17',
  urgency: 'Urgent',
  givenName: 'Sreyleak',
  familyName: 'Chea (SYNTHETIC)',
  localGivenName: 'ស្រីលក្ខណ៍',
  estimatedAge: 13,
  sex: 'Female',
  nationality: 'KH',
  languages: ['khm'],
  contact: { channel: 'Phone', value: '012 555 017', safe: true, whenSafe: 'in the morning', whoMayAnswer: 'an aunt' },
};
export const consent = {
  scopes: ['Interview'],
  language: 'khm',
  witnessRole: 'SocialWorker',
  on: on('03-02'),
  childAssent: true,
};
export const interview = {
  on: on('03-02'),
  setting: 'Mobile',
  interviewers: ['sokha'],
  authorityPresent: true,
  streetChild: true,
  forcedByFamily: true,
  indicators: { act: ['Recruitment'], means: ['Coercion'], purpose: ['ForcedBegging'] },
};
export const identification = {
  level: 'Preliminary',
  decidedBy: 'Police',
  on: on('03-03'),
  exploitation: [
    {
      types: ['ForcedBegging'],
      recruitment: 'FamilyMember',
      recruiterRelation: 'Family',
      recruiterKin: ['Mother'],
      control: ['TakesEarnings'],
      country: 'KH',
      narrative: 'Made to beg.',
    },
  ],
};
