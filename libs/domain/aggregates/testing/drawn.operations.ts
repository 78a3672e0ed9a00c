import type { OperationCommands as ActivityCommands } from '../../operation/operation.decider.js';
import type { ResultCommands } from '../../operation/result/result.decider.js';
import type { GivenCommand } from './given-command.js';

type OperationCommands = ActivityCommands & ResultCommands;

const CONDUCTED: readonly GivenCommand<OperationCommands>[] = [
  [
    'ConductOperation',
    { kind: 'CacOutreach', office: 'Poipet', province: '01', withAuthorities: ['Police'], on: '2020-02-03' },
  ],
  [
    'RecordOperationResult',
    {
      met: 40,
      screened: 12,
      referred: 3,
      materials: [{ title: 'Safe on the way to work', language: 'khm', count: 120 }],
      on: '2020-02-03',
    },
  ],
];
const CONDUCTED_IN_DISTRICT: readonly GivenCommand<OperationCommands>[] = [
  [
    'ConductOperation',
    {
      kind: 'Identification',
      office: 'Poipet',
      province: '01',
      district: '0110',
      withAuthorities: [],
      on: '2020-02-04',
    },
  ],
];
const HELD: readonly GivenCommand<OperationCommands>[] = [
  [
    'HoldPreventionActivity',
    {
      kind: 'ProfessionalTraining',
      districts: ['0102'],
      audience: 'Officers at the border',
      attendees: 24,
      materials: 30,
      reach: 0,
      on: '2020-02-03',
      to: '2020-02-05',
    },
  ],
];
const HELD_WITH_PARTNERS: readonly GivenCommand<OperationCommands>[] = [
  [
    'HoldPreventionActivity',
    {
      kind: 'CommunityPresentation',
      districts: ['0102'],
      audience: 'Parents',
      attendees: 35,
      materials: 0,
      reach: 0,
      on: '2020-05-06',
      topics: ['Recognition', 'SafeMigration'],
      programme: 'ParentGuide',
      agencies: ['Kru Khmer Clinic'],
      fromSurvivorCase: true,
    },
  ],
];

/** What happens in each operation that the golden files hold. */
export const OPERATIONS = [CONDUCTED, CONDUCTED_IN_DISTRICT, HELD, HELD_WITH_PARTNERS];
