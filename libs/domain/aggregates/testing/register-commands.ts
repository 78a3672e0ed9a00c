import type { DirectoryCommands } from '../../directory/directory.decider.js';
import type { GivenCommand } from './given-command.js';

const ORGANISATION_ID = '5f0c8f0e-9a1b-5c2d-8e3f-4a5b6c7d8e9f';
/** Commands to the registers that lead to each of their events. */
export const REGISTERED: readonly GivenCommand<DirectoryCommands>[] = [
  ['OpenOffice', { office: 'Poipet', name: 'Poipet', localName: 'Poipet', province: '01', on: '2018-01-01' }],
  ['OpenOffice', { office: 'SiemReapCac', on: '2018-01-01' }],
  ['CorrectOpening', { office: 'SiemReapCac', on: '2017-12-01' }],
  ['InterruptOffice', { office: 'Poipet', reason: 'HealthRestriction', from: '2020-04-01', until: '2020-04-30' }],
  [
    'RegisterWorker',
    {
      worker: 'bopha',
      name: 'Bopha Chan',
      localName: 'Bopha Chan',
      roles: ['CASE_WORKER'],
      office: 'Poipet',
      on: '2019-01-01',
    },
  ],
  ['RecordTraining', { worker: 'bopha', training: 'ForensicInterview', from: '2019-02-01', until: '2021-01-31' }],
  ['RegisterWorker', { worker: 'rithy', roles: ['CASE_WORKER'], on: '2019-01-01' }],
  ['RegisterWorker', { worker: 'makara', roles: ['SUPERVISOR'], office: 'Poipet', on: '2019-01-01' }],
  ['NameDeputy', { worker: 'makara', deputy: 'bopha', from: '2019-06-01', until: '2019-06-30' }],
  ['WithdrawDeputy', { worker: 'makara', deputy: 'bopha', on: '2019-06-20' }],
  ['CorrectJoining', { worker: 'rithy', on: '2018-12-01' }],
  ['MoveWorker', { worker: 'bopha', office: 'SiemReapCac', on: '2020-05-01' }],
  [
    'ReassignCases',
    {
      from: 'bopha',
      to: 'rithy',
      office: 'SiemReapCac',
      survivorIds: ['bb55443a-693c-4f16-a348-266bb02256a6'],
      on: '2020-10-31',
    },
  ],
  [
    'ChooseNotices',
    {
      kinds: ['Approval', 'DueWork'],
      email: 'rithy@example.org',
      webhook: 'https://hooks.example.org/homeward',
      language: 'Khmer',
      timeZone: 'Asia/Phnom_Penh',
      dailyAtHour: 7,
    },
  ],
  ['RecordDeparture', { worker: 'bopha', on: '2020-10-31' }],
  ['RecordDeparture', { worker: 'makara', on: '2020-11-15' }],
  ['CloseOffice', { office: 'Poipet', on: '2020-11-30' }],
  [
    'RegisterOrganisation',
    {
      organisationId: ORGANISATION_ID,
      name: 'Kru Khmer Clinic',
      localName: 'Kru Khmer',
      kind: 'Health',
      pcctGroup: 'Protection',
      province: '17',
      districts: ['1710'],
      services: ['Medical'],
      on: '2018-01-01',
    },
  ],
  [
    'ReviseOrganisation',
    {
      organisationId: ORGANISATION_ID,
      name: 'Kru Khmer Hospital',
      localName: 'Kru Khmer',
      pcctGroup: 'Health',
      province: '01',
      districts: ['0102'],
      services: ['Medical', 'Dental'],
      on: '2019-01-01',
    },
  ],
  [
    'ChangeCapacity',
    {
      organisationId: ORGANISATION_ID,
      service: 'Dental',
      accepts: 'Closed',
      reason: 'HealthRestriction',
      from: '2020-04-01',
      until: '2020-06-30',
    },
  ],
  ['EndOrganisation', { organisationId: ORGANISATION_ID, on: '2020-12-30' }],
];
