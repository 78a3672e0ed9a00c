import { BY_POLICY, step, type Role, type Step } from '#kernel/nest';
import {
  ChangeCapacity,
  CloseOffice,
  EndOrganisation,
  InterruptOffice,
  MoveWorker,
  OpenOffice,
  RecordDeparture,
  RecordTraining,
  RegisterOrganisation,
  RegisterWorker,
  ReviseOrganisation,
} from './directory.commands.js';
import { directory } from './directory.decider.js';
import { directoryLabels } from './directory.labels.js';
import { DirectoryResolver } from './directory.resolver.js';
import { REASSIGN_CASES, ReassignmentResolver } from './reassignment.resolver.js';

const ADMINISTRATORS: readonly Role[] = ['ADMINISTRATOR'];
/** Those who know their partners and their staff's training. */
const SUPERVISORS: readonly Role[] = ['SUPERVISOR', 'ADMINISTRATOR'];

const registers = step({
  of: 'directory',
  decider: directory,
  labels: directoryLabels,
  commands: {
    OpenOffice: {
      input: OpenOffice,
      allowedTo: ADMINISTRATORS,
      label: { en: 'Open an office', km: 'បើកការិយាល័យ' },
      description: 'Register an office, or open it again after it was closed.',
      menu: 'elsewhere',
    },
    InterruptOffice: {
      input: InterruptOffice,
      allowedTo: ADMINISTRATORS,
      label: { en: 'Interrupt an office', km: 'ផ្អាកការិយាល័យ' },
      description: 'Record that an office does not work for some time, for example in a pandemic.',
      menu: 'elsewhere',
    },
    CloseOffice: {
      input: CloseOffice,
      allowedTo: ADMINISTRATORS,
      label: { en: 'Close an office', km: 'បិទការិយាល័យ' },
      description: 'Record the last day of an office. Its colleagues must have moved or left before.',
      menu: 'elsewhere',
    },
    RegisterWorker: {
      input: RegisterWorker,
      allowedTo: ADMINISTRATORS,
      label: { en: 'Register a colleague', km: 'ចុះបញ្ជីមិត្តរួមការងារ' },
      description: 'Register a colleague who starts to work here, or who returns.',
      menu: 'elsewhere',
    },
    MoveWorker: {
      input: MoveWorker,
      allowedTo: ADMINISTRATORS,
      label: { en: 'Move a colleague', km: 'ប្តូរការិយាល័យរបស់មិត្តរួមការងារ' },
      description: 'Record that a colleague works at another office from a day on.',
      menu: 'elsewhere',
    },
    RecordTraining: {
      input: RecordTraining,
      allowedTo: SUPERVISORS,
      label: { en: 'Record a training', km: 'កត់ត្រាការបណ្តុះបណ្តាល' },
      description: 'Record for what a colleague is trained, and how long it counts.',
      menu: 'elsewhere',
    },
    RecordDeparture: {
      input: RecordDeparture,
      allowedTo: ADMINISTRATORS,
      label: { en: 'Record a departure', km: 'កត់ត្រាការឈប់ធ្វើការ' },
      description: 'Record the last day of a colleague. They lose access to the service at once.',
      menu: 'elsewhere',
    },
    // its resolver finds the cases
    ReassignCases: BY_POLICY,
    RegisterOrganisation: {
      input: RegisterOrganisation,
      allowedTo: SUPERVISORS,
      label: { en: 'Register an organisation', km: 'ចុះបញ្ជីអង្គការដៃគូ' },
      description: 'Register a partner organisation, to which survivors may be referred.',
      menu: 'elsewhere',
    },
    ReviseOrganisation: {
      input: ReviseOrganisation,
      allowedTo: SUPERVISORS,
      label: { en: 'Revise an organisation', km: 'កែព័ត៌មានអង្គការដៃគូ' },
      description: 'Change the details of a partner organisation. A detail that is left out stays unchanged.',
      menu: 'elsewhere',
    },
    ChangeCapacity: {
      input: ChangeCapacity,
      allowedTo: SUPERVISORS,
      label: { en: 'Change a capacity', km: 'កែលទ្ធភាពទទួល' },
      description: 'Record whether a partner organisation accepts referrals for a service.',
      menu: 'elsewhere',
    },
    EndOrganisation: {
      input: EndOrganisation,
      allowedTo: SUPERVISORS,
      label: { en: 'End a partnership', km: 'បញ្ចប់ភាពជាដៃគូ' },
      description: 'Record the last day of a partner organisation.',
      menu: 'elsewhere',
    },
  },
  classes: {
    OfficeOpened: { office: 'open', name: 'open', localName: 'open', province: 'open', on: 'open' },
    OfficeInterrupted: { office: 'open', reason: 'open', from: 'open', until: 'open' },
    OfficeClosed: { office: 'open', on: 'open' },
    WorkerJoined: { worker: 'open', name: 'open', localName: 'open', roles: 'open', office: 'open', on: 'open' },
    WorkerMoved: { worker: 'open', office: 'open', on: 'open' },
    WorkerTrained: { worker: 'open', training: 'open', from: 'open', until: 'open' },
    WorkerLeft: { worker: 'open', on: 'open' },
    CasesReassigned: { from: 'open', to: 'open', survivorIds: 'open', on: 'open' },
    OrganisationRegistered: {
      organisationId: 'open',
      name: 'open',
      localName: 'open',
      kind: 'open',
      pcctGroup: 'open',
      province: 'open',
      districts: 'open',
      services: 'open',
      on: 'open',
    },
    OrganisationRevised: {
      organisationId: 'open',
      name: 'open',
      localName: 'open',
      pcctGroup: 'open',
      province: 'open',
      districts: 'open',
      services: 'open',
      on: 'open',
    },
    OrganisationCapacityChanged: {
      organisationId: 'open',
      service: 'open',
      accepts: 'open',
      reason: 'open',
      from: 'open',
      until: 'open',
    },
    OrganisationEnded: { organisationId: 'open', on: 'open' },
  },
  projections: [],
  resolvers: [DirectoryResolver, ReassignmentResolver],
});

export const directoryStep: Step = {
  ...registers,
  labels: {
    ...registers.labels,
    mutations: {
      ...registers.labels?.mutations,
      reassignCases: { en: 'Reassign all cases of a colleague', km: 'ផ្ទេរករណីទាំងអស់របស់មិត្តរួមការងារ' },
    },
    descriptions: { ...registers.labels?.descriptions, reassignCases: REASSIGN_CASES },
  },
};
