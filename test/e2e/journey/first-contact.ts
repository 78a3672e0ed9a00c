import { dayOn } from './story.js';

export const child = {
  on: dayOn('03-02'),
  source: 'OUTREACH_OPERATION',
  office: 'SiemReapCac',
  province: '17',
  urgency: 'URGENT',
  givenName: 'Sreyleak',
  familyName: 'Chea (SYNTHETIC)',
  localGivenName: 'ស្រីលក្ខណ៍',
  estimatedAge: 13,
  sex: 'FEMALE',
  nationality: 'KH',
  languages: ['khm'],
  contact: { channel: 'PHONE', value: '012 555 017', safe: true, whenSafe: 'in the morning', whoMayAnswer: 'an aunt' },
};
export const consent = {
  scopes: ['INTERVIEW'],
  language: 'khm',
  witnessRole: 'SOCIAL_WORKER',
  on: dayOn('03-02'),
  childAssent: true,
};
export const interview = {
  on: dayOn('03-02'),
  setting: 'MOBILE',
  interviewers: ['sokha'],
  authorityPresent: true,
  streetChild: true,
  forcedByFamily: true,
  indicators: { act: ['RECRUITMENT'], means: ['COERCION'], purpose: ['FORCED_BEGGING'] },
};
export const identification = {
  level: 'PRELIMINARY',
  decidedBy: 'POLICE',
  on: dayOn('03-03'),
  exploitation: [
    {
      types: ['FORCED_BEGGING'],
      recruitment: 'FAMILY_MEMBER',
      recruiterRelation: 'FAMILY',
      recruiterKin: ['MOTHER'],
      control: ['TAKES_EARNINGS'],
      country: 'KH',
      narrative: 'Made to beg.',
    },
  ],
};
