import type { Day } from '#kernel/decider';
import type { Housing } from '../../../libs/domain/survivor/steps/aftercare/aftercare.codes.js';
import type { ServiceUnit } from '../../../libs/domain/survivor/steps/assistance/assistance.codes.js';
import type { ServiceType } from '../../../libs/domain/directory/services.codes.js';

/** A person who may be offered a service on a day. */
export type Asking = { readonly key: string; readonly age: number; readonly home: Housing; readonly abroad: boolean };

export type Offer = readonly [
  type: ServiceType,
  provider: string,
  to: (asking: Asking) => boolean,
  season: readonly [Day, Day],
  /** Days from one time to the next, about; once in a stay; by the month; or the season whole, as one period. */
  rhythm: number | 'Once' | 'Monthly' | 'Whole',
  more?: {
    readonly quantity?: number;
    /** US cents, or Thai satang. */
    readonly cents?: number;
    readonly satang?: number;
    /** What becomes of it while gatherings are forbidden; otherwise it goes on as it was. */
    readonly away?: 'Remote' | 'Pauses';
    readonly note?: string;
  },
];

/** The counted unit; a session by default. */
export const UNITS: Partial<Record<ServiceType, ServiceUnit>> = {
  EducationSponsorship: 'Term',
  FosterCareSponsorship: 'Month',
  AssistedRent: 'Month',
  VocationalTraining: 'Month',
  DeviceProvision: 'Item',
  SmallBusinessSupport: 'Item',
  Transport: 'Item',
  FoodPackage: 'Package',
  CarePackage: 'Package',
};

const everybody = () => true;
const inSchool = ({ age, key }: Asking) => age >= 6 && (age < 18 || key === 'since-2018-4');
const aged =
  (least: number, below = 200) =>
  ({ age }: Asking) =>
    least <= age && age < below;
const only =
  (...keys: string[]) =>
  ({ key }: Asking) =>
    keys.includes(key);
const at =
  (...homes: Housing[]) =>
  ({ home }: Asking) =>
    homes.includes(home);
const fromAbroad = ({ abroad }: Asking) => abroad;

const YEAR = ['2020-01-01', '2020-12-31'] as const;
const EARLIER = ['2018-01-01', '2019-12-31'] as const;
const EVER = ['2018-01-01', '2020-12-31'] as const;
const TERM_2019 = ['2019-01-07', '2019-03-29'] as const;
const TERM_TO_MARCH = ['2020-01-06', '2020-03-13'] as const;
const TERM_TO_NOVEMBER = ['2020-09-07', '2020-11-27'] as const;
const SCHOOLS_CLOSED = ['2020-04-06', '2020-08-28'] as const;
const since = (day: Day) => [day, '2020-12-31'] as const;

const CAC = 'Child advocacy centre, Siem Reap';
const TUTORED = only('street-01', 'street-02', 'street-04', 'since-2019-7');
const ON_THEIR_OWN = at('Kinship', 'Parents', 'IndependentLiving', 'AssistedRent');
const FOOD_CART = 'A food cart, run from home.';
const URGED = 'Spoke with the family, who urged a return to work abroad.';

/** The services of the programme and their recipients: the data set applies this table to every stay. */
export const OFFERS: readonly Offer[] = [
  ['Medical', 'Provincial hospital', everybody, EVER, 'Once', { cents: 1_800 }],
  ['Dental', 'Partner dental clinic', aged(0, 18), since('2020-01-13'), 'Once', { cents: 2_500, away: 'Pauses' }],
  ['Counselling', 'Own counsellor', everybody, EARLIER, 120],
  ['Counselling', 'Own counsellor', everybody, YEAR, 45, { away: 'Remote' }],
  ['Psychological', 'Own psychologist', aged(9), YEAR, 63, { away: 'Remote' }],
  ['EducationSponsorship', 'Public school', inSchool, TERM_2019, 'Whole', { cents: 5_500 }],
  ['EducationSponsorship', 'Public school', inSchool, TERM_TO_MARCH, 'Whole', { cents: 6_000 }],
  ['EducationSponsorship', 'Public school', inSchool, TERM_TO_NOVEMBER, 'Whole', { cents: 6_000 }],
  ['EducationSponsorship', 'University', only('since-2019-8'), TERM_TO_NOVEMBER, 'Whole', { cents: 24_000 }],
  ['OnlineClass', 'Own teachers', inSchool, SCHOOLS_CLOSED, 30, { quantity: 4, away: 'Remote' }],
  ['ComputerTraining', CAC, aged(10), since('2020-06-15'), 49, { quantity: 2, away: 'Remote' }],
  ['Tutoring', CAC, only('brought-by-police'), YEAR, 28, { away: 'Remote' }],
  ['Tutoring', CAC, TUTORED, since('2020-08-31'), 28, { away: 'Remote' }],
  ['LifeSkills', CAC, aged(10), YEAR, 70, { away: 'Pauses' }],
  ['DeviceProvision', 'Own stock', aged(7, 14), since('2020-04-20'), 'Once', { cents: 9_500, note: 'A smartphone.' }],
  ['DeviceProvision', 'Own stock', aged(14), since('2020-05-11'), 'Once', { cents: 32_000, note: 'A laptop.' }],
  ['FoodPackage', 'Own team', ON_THEIR_OWN, ['2020-03-30', '2020-08-31'], 30, { cents: 2_200 }],
  ['CarePackage', 'Own team', everybody, since('2020-04-13'), 'Once', { cents: 1_500 }],
  ['FosterCareSponsorship', 'Partner foster care', at('Foster'), YEAR, 'Monthly', { cents: 8_000 }],
  ['AssistedRent', 'Landlord', at('AssistedRent'), YEAR, 'Monthly', { cents: 6_000 }],
  ['FamilySupport', 'Own team', at('Kinship', 'Parents'), YEAR, 75, { away: 'Remote' }],
  ['FamilySupport', 'Own team', only('false-job'), ['2020-06-08', '2020-07-31'], 'Once', { note: URGED }],
  ['VocationalTraining', 'Partner hotel school', only('false-job'), since('2020-08-03'), 'Monthly', { cents: 4_500 }],
  ['VocationalTraining', 'Partner salon', only('false-marriage-1'), since('2020-09-01'), 'Monthly', { cents: 5_000 }],
  ['VocationalTraining', 'Partner salon', only('false-marriage-2'), since('2020-10-01'), 'Monthly', { cents: 5_000 }],
  [
    'SmallBusinessSupport',
    'Own team',
    only('false-marriage-3', 'since-2019-8'),
    since('2020-11-02'),
    'Once',
    { cents: 38_000, note: FOOD_CART },
  ],
  ['LegalAid', 'Partner lawyers', only('since-2018-4'), ['2019-03-12', '2019-11-15'], 75],
  ['LegalAid', 'Partner lawyers', only('brought-by-police'), ['2020-03-09', '2020-11-19'], 60, { away: 'Remote' }],
  ['LegalAid', 'Partner lawyers', only('false-marriage-2'), since('2020-10-20'), 30],
  ['Transport', 'Own driver', fromAbroad, EVER, 'Once', { satang: 85_000, note: 'To the first appointments.' }],
  ['OtherCommunityCare', 'Village support group', at('Kinship', 'IndependentLiving'), since('2020-09-01'), 56],
];
