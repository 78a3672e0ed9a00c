import type { Day } from '#kernel/decider';
import type { Housing } from '../../../libs/domain/survivor/steps/aftercare/aftercare.codes.js';
import type { GuardianKin } from '../../../libs/domain/survivor/steps/consent/consent.codes.js';
import { workdays } from '../calendar.js';
import type { Sketch } from './exploitation.js';
import type { Person } from './person.js';
import type { Worker } from './staff.js';

export type Row = readonly [
  key: string,
  sex: Person['sex'],
  born: Day | number,
  worker: Worker,
  met: Day,
  /** The country and crossing of the repatriation, or undefined for a person exploited in Cambodia. */
  from: readonly [country: string, crossing: string] | null,
  episodes: readonly Sketch[],
  guardian: Person['guardian'] | null,
  home: Housing,
  more?: Partial<Person>,
];

export const POIPET = ['TH', 'Poipet'] as const;
export const appointedGuardian = (kin: GuardianKin) => ({ givenBy: 'AppointedGuardian', kin }) as const;
export const parent = (kin: GuardianKin) => ({ givenBy: 'Guardian', kin }) as const;

/** People referred before 2020. Poipet received all of them: it was the only office until December 2019. */
export const before2020 = (rows: readonly Row[]): Person[] =>
  rows.map(([key, sex, born, worker, met, from, episodes, guardian, home, more]): Person => ({
    key,
    sex,
    born,
    worker,
    source: from ? 'Government' : 'PartnerNgo',
    urgency: 'Urgent',
    province: met < '2019-12-01' ? '01' : '17',
    met,
    heard: workdays(met, from ? 12 : 1),
    setting: from ? 'Border' : 'Office',
    ...(from ? { repatriated: { from: from[0], crossing: from[1], on: workdays(met, 11) } } : {}),
    decision: { level: 'Preliminary', by: 'NonPoliceGovernmentalOrganization', episodes },
    ...(guardian ? { guardian } : {}),
    home,
    programme: home === 'Shelter' ? 'ShelterBased' : 'CommunityBased',
    ...more,
  }));
