import type { Day } from '#kernel/decider';
import type { Housing } from '../../../libs/domain/survivor/steps/aftercare/aftercare.codes.js';
import type { RecruiterKin } from '../../../libs/domain/survivor/steps/identification/identification.codes.js';
import { begging, servitudeByFamily, soldByFamily, type Sketch } from './exploitation.js';
import { dayOfOutreach, type OutreachKey } from '../operations.js';
import type { Person } from './person.js';
import type { Worker } from './staff.js';

type Row = readonly [
  key: string,
  born: Day | number,
  outreach: OutreachKey,
  kin: RecruiterKin,
  home: Housing,
  worker: Worker,
  besides?: readonly Sketch[],
];

/** Twelve girls, sent out to beg by a family member. The seventh and the tenth were harmed in a second way. */
const FORCED: readonly Row[] = [
  ['street-01', 7, 'outreach-01', 'Mother', 'Foster', 'sokha'],
  ['street-02', 9, 'outreach-02', 'StepParent', 'Kinship', 'chenda'],
  ['street-03', 8, 'outreach-04', 'Grandparent', 'Foster', 'sokha'],
  ['street-04', '2010-03-12', 'outreach-05', 'Father', 'Kinship', 'rithy'],
  ['street-05', 6, 'outreach-06', 'Mother', 'Foster', 'chenda'],
  ['street-06', 9, 'outreach-06', 'Mother', 'Foster', 'chenda'],
  ['street-07', '2005-02-25', 'outreach-07', 'Mother', 'Shelter', 'sokha', [soldByFamily('Mother')]],
  ['street-08', '2009-05-02', 'outreach-08', 'Father', 'Kinship', 'rithy'],
  ['street-09', 7, 'outreach-09', 'AuntOrUncle', 'Foster', 'sokha'],
  ['street-10', '2007-07-19', 'outreach-10', 'OtherRelative', 'Foster', 'chenda', [servitudeByFamily('OtherRelative')]],
  ['street-11', 10, 'outreach-11', 'Mother', 'Kinship', 'rithy'],
  ['street-12', 8, 'outreach-12', 'Father', 'Foster', 'sokha'],
];

/** Two people, formally identified by the police some weeks later: both decisions stay, with the same episodes. */
const FORMALLY: Readonly<Record<string, Day>> = { 'street-01': '2020-02-24', 'street-07': '2020-09-14' };

/** Three more children interviewed in outreaches, who were not forced and are not identified. */
const UNFORCED = [
  ['street-13', 'Male', 11, 'outreach-02', 'chenda', 'Sells flowers with his mother after school.'],
  ['street-14', 'Female', 9, 'outreach-09', 'sokha', 'Came along with older children on a holiday.'],
  ['street-15', 'Male', 12, 'outreach-12', 'rithy', 'Collects bottles on his own account; goes to school.'],
] as const satisfies readonly (readonly [string, Person['sex'], number, OutreachKey, Worker, string])[];

const onTheStreet = (outreach: OutreachKey) =>
  ({
    source: 'OutreachOperation',
    province: '17',
    met: dayOfOutreach(outreach),
    heard: dayOfOutreach(outreach),
    setting: 'Mobile',
  }) as const;

/** The appointed guardian is kin on the side that did no harm, or nobody's kin where the child lives with strangers. */
const SAFE_KIN = { Mother: 'AuntOrUncle', Father: 'Grandparent' } as const;
const guardianBeside = (kin: RecruiterKin, home: Housing) =>
  ({
    givenBy: 'AppointedGuardian',
    kin: home === 'Kinship' ? (kin === 'Mother' || kin === 'Father' ? SAFE_KIN[kin] : 'Grandparent') : 'None',
  }) as const;

export const STREET_CHILDREN: readonly Person[] = [
  ...FORCED.map(([key, born, outreach, kin, home, worker, besides = []]): Person => ({
    key,
    sex: 'Female',
    born,
    worker,
    ...onTheStreet(outreach),
    urgency: 'Urgent',
    street: { outreach, forced: true },
    decision: {
      level: 'Preliminary',
      by: 'NonPoliceGovernmentalOrganization',
      episodes: [begging(kin), ...besides],
      ...(FORMALLY[key] ? { formallyOn: FORMALLY[key] } : {}),
    },
    guardian: guardianBeside(kin, home),
    home,
    programme: home === 'Shelter' ? 'ShelterBased' : 'CommunityBased',
    ...(key === 'street-07' ? { risk: 'High', moves: [{ on: '2020-10-19', to: 'Foster' }] } : {}),
  })),
  ...UNFORCED.map(([key, sex, born, outreach, worker, reasons]): Person => ({
    key,
    sex,
    born,
    worker,
    ...onTheStreet(outreach),
    urgency: 'Routine',
    street: { outreach, forced: false },
    decision: { level: 'Preliminary', by: 'NGO', reasons },
  })),
];
