import { episode, identified } from '../../../testing.js';
import type { ConsentCommands } from '../consent.decider.js';

type GiveConsent = ConsentCommands['GiveConsent'];

/** Without a word on whether the child was asked. */
export const unasked: GiveConsent = {
  consentId: 'consent',
  scopes: ['Services'],
  givenBy: 'AppointedGuardian',
  language: 'khm',
  witnessRole: 'SocialWorker',
  on: '2020-02-20',
};
export const byAppointedGuardian: GiveConsent = { ...unasked, childAssent: true };
export const byAuthority = { ...byAppointedGuardian, givenBy: 'Authority' } as const;
export const bySurvivor = { ...unasked, givenBy: 'Survivor' } as const;
export const byMother = { ...byAppointedGuardian, givenBy: 'Guardian', guardianKin: 'Mother' } as const;

export const recruitedBy = (input: Parameters<typeof episode>[0]) => identified({ exploitation: [episode(input)] });
