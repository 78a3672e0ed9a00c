import type { ProsecutionCommands } from '../../prosecution/prosecution.decider.js';
import type { GivenCommand } from './given-command.js';

const joined: GivenCommand<ProsecutionCommands> = [
  'JoinSurvivor',
  { survivorId: 'bb55443a-693c-4f16-a348-266bb02256a6', on: '2020-03-02', court: 'Banteay Meanchey', article: '12' },
];
const CONVICTED: readonly GivenCommand<ProsecutionCommands>[] = [
  joined,
  ['FileCharges', { article: '12', accusedCount: 2, on: '2020-03-09' }],
  ['RecordHearing', { on: '2020-05-11' }],
  ['RecordVerdict', { outcome: 'Convicted', on: '2020-06-15' }],
  ['ImposeSentence', { years: 12, on: '2020-06-15' }],
  ['OrderCompensation', { amount: 500_000, currency: 'USD', on: '2020-06-15' }],
  ['ConcludeProsecution', { outcome: 'Convicted', on: '2020-07-20' }],
];
const DISCONTINUED: readonly GivenCommand<ProsecutionCommands>[] = [
  joined,
  ['DiscontinueProsecution', { on: '2020-05-11' }],
];

const [MOTHER, UNCLE, APPEAL, HEARING, ANOTHER] = [
  '0a7f7c0e-3d3b-5b52-9a53-0f2a9d1c7e01',
  '0a7f7c0e-3d3b-5b52-9a53-0f2a9d1c7e02',
  '0a7f7c0e-3d3b-5b52-9a53-0f2a9d1c7e03',
  '0a7f7c0e-3d3b-5b52-9a53-0f2a9d1c7e04',
  '0a7f7c0e-3d3b-5b52-9a53-0f2a9d1c7e05',
];
const TWO_ACCUSED: readonly GivenCommand<ProsecutionCommands>[] = [
  joined,
  ['FileComplaint', { agency: 'Poipet police', on: '2020-02-20' }],
  ['OpenInvestigation', { agency: 'Provincial prosecutor', on: '2020-02-21' }],
  ['NameAccused', { accusedId: MOTHER!, name: 'Sok Chanthou', role: 'Exploiter', kin: 'Mother', on: '2020-02-22' }],
  ['NameAccused', { accusedId: UNCLE!, name: 'Sok Dara', role: 'Recruiter', kin: 'AuntOrUncle', on: '2020-02-22' }],
  ['RecordArrest', { accusedId: MOTHER!, on: '2020-02-23' }],
  ['FileCharges', { accusedId: MOTHER!, article: '12', on: '2020-03-09' }],
  ['ScheduleHearing', { hearingId: HEARING!, at: '2020-05-11T02:00:00.000Z', on: '2020-04-01' }],
  ['RecordHearing', { hearingId: HEARING!, on: '2020-05-11' }],
  ['ScheduleHearing', { hearingId: ANOTHER!, at: '2020-05-18T02:00:00.000Z', on: '2020-05-11' }],
  ['CancelHearing', { hearingId: ANOTHER!, on: '2020-05-12' }],
  ['RecordVerdict', { accusedId: MOTHER!, outcome: 'Convicted', on: '2020-06-15' }],
  ['DropCharges', { accusedId: UNCLE!, on: '2020-06-15' }],
  [
    'ImposeSentence',
    { accusedId: MOTHER!, months: 18, fine: { amount: 400_000_000, currency: 'KHR' }, on: '2020-06-15' },
  ],
  ['LodgeAppeal', { appealId: APPEAL!, accusedId: MOTHER!, appellant: 'Defence', on: '2020-07-01' }],
  ['DecideAppeal', { appealId: APPEAL!, outcome: 'Changed', verdict: 'Acquitted', on: '2020-10-01' }],
  ['RecordCompensationPayment', { amount: 250_000, currency: 'USD', on: '2020-12-01' }],
];

/** What happens in each court case that the golden files hold. */
export const COURT_CASES = [CONVICTED, DISCONTINUED, TWO_ACCUSED];
