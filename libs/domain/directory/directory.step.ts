import { BY_POLICY, ROLES, step, type Role, type Step } from '#nest';
import {
  ChangeCapacity,
  ChooseNotices,
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
import { deputyClasses, deputyCommands } from './deputies/deputies.step.js';
import { directory } from './directory.decider.js';
import { firstDayCommands } from './first-days.step.js';
import { directoryForms } from './directory.forms.js';
import { directoryLabels } from './directory.labels.js';
import { DeputiesResolver } from './deputies/deputies.resolver.js';
import { DirectoryResolver } from './directory.resolver.js';
import { OpenCases } from './closing/open-cases.js';
import { RegisterHistoryResolver } from './history/history.resolver.js';

const ADMINISTRATORS: readonly Role[] = ['ADMINISTRATOR'];
/** The roles that keep the registers: they know the partners, and the training of their staff. */
const SUPERVISORS: readonly Role[] = ['SUPERVISOR', 'ADMINISTRATOR'];

export const directoryStep: Step = step({
  of: 'directory',
  decider: directory,
  labels: directoryLabels,
  forms: directoryForms,
  commands: {
    OpenOffice: {
      input: OpenOffice,
      allowedTo: ADMINISTRATORS,
      label: { en: 'Open an office', km: 'បើកការិយាល័យ' },
      description: {
        en: 'Register an office, or open it again after it was closed.',
        km: 'ចុះបញ្ជីការិយាល័យ ឬបើកវាឡើងវិញបន្ទាប់ពីបានបិទ។',
      },
      menu: 'elsewhere',
    },
    InterruptOffice: {
      input: InterruptOffice,
      allowedTo: ADMINISTRATORS,
      label: { en: 'Interrupt an office', km: 'ផ្អាកការិយាល័យ' },
      description: {
        en: 'Record that an office does not work for some time, for example in a pandemic.',
        km: 'កត់ត្រាថាការិយាល័យមិនធ្វើការមួយរយៈ ឧទាហរណ៍ពេលមានជំងឺរាតត្បាត។',
      },
      menu: 'elsewhere',
    },
    CloseOffice: {
      input: CloseOffice,
      completedBy: OpenCases,
      allowedTo: ADMINISTRATORS,
      label: { en: 'Close an office', km: 'បិទការិយាល័យ' },
      description: {
        en: 'Record the last day of an office. Its open cases must have gone to another office before, then its colleagues.',
        km: 'កត់ត្រាថ្ងៃចុងក្រោយរបស់ការិយាល័យ។ ករណីបើកត្រូវទៅការិយាល័យផ្សេងជាមុន បន្ទាប់មកមិត្តរួមការងារ។',
      },
      menu: 'elsewhere',
    },
    RegisterWorker: {
      input: RegisterWorker,
      allowedTo: ADMINISTRATORS,
      label: { en: 'Register a colleague', km: 'ចុះបញ្ជីមិត្តរួមការងារ' },
      description: {
        en: 'Register a colleague who starts to work here, or who returns.',
        km: 'ចុះបញ្ជីមិត្តរួមការងារដែលចាប់ផ្តើមធ្វើការ ឬត្រឡប់មកវិញ។',
      },
      menu: 'elsewhere',
    },
    MoveWorker: {
      input: MoveWorker,
      allowedTo: ADMINISTRATORS,
      label: { en: 'Move a colleague', km: 'ប្តូរការិយាល័យរបស់មិត្តរួមការងារ' },
      description: {
        en: 'Record that a colleague works at another office from a day on.',
        km: 'កត់ត្រាថាមិត្តរួមការងារធ្វើការនៅការិយាល័យផ្សេងចាប់ពីថ្ងៃណាមួយ។',
      },
      menu: 'elsewhere',
    },
    RecordTraining: {
      input: RecordTraining,
      allowedTo: SUPERVISORS,
      label: { en: 'Record a training', km: 'កត់ត្រាការបណ្តុះបណ្តាល' },
      description: {
        en: 'Record for what a colleague is trained, and how long it counts.',
        km: 'កត់ត្រាថាមិត្តរួមការងារបានទទួលការបណ្តុះបណ្តាលអ្វី និងមានសុពលភាពដល់ណា។',
      },
      menu: 'elsewhere',
    },
    ...firstDayCommands,
    ...deputyCommands,
    RecordDeparture: {
      input: RecordDeparture,
      allowedTo: ADMINISTRATORS,
      label: { en: 'Record a departure', km: 'កត់ត្រាការឈប់ធ្វើការ' },
      description: {
        en: 'Record the last day of a colleague. They lose access to the service at once.',
        km: 'កត់ត្រាថ្ងៃចុងក្រោយរបស់មិត្តរួមការងារ។ ពួកគេបាត់សិទ្ធិប្រើសេវានេះភ្លាម។',
      },
      menu: 'elsewhere',
    },
    ChooseNotices: {
      input: ChooseNotices,
      allowedTo: ROLES,
      label: { en: 'Choose your notices', km: 'ជ្រើសរើសការជូនដំណឹងរបស់អ្នក' },
      description: {
        en: 'Choose which messages reach you by e-mail or webhook. This replaces your earlier choice; without an address, none is sent.',
        km: 'ជ្រើសរើសសារដែលត្រូវផ្ញើមកអ្នកតាមអ៊ីមែល ឬ webhook។ វាជំនួសការជ្រើសរើសមុន។ បើគ្មានអាសយដ្ឋាន គ្មានសារណាត្រូវបានផ្ញើទេ។',
      },
      menu: 'elsewhere',
    },
    // its resolver finds the cases
    ReassignCases: BY_POLICY,
    RegisterOrganisation: {
      input: RegisterOrganisation,
      allowedTo: SUPERVISORS,
      label: { en: 'Register an organisation', km: 'ចុះបញ្ជីអង្គការដៃគូ' },
      description: {
        en: 'Register a partner organisation, to which survivors may be referred.',
        km: 'ចុះបញ្ជីអង្គការដៃគូ ដែលអាចបញ្ជូនសាមីខ្លួនទៅ។',
      },
      menu: 'elsewhere',
    },
    ReviseOrganisation: {
      input: ReviseOrganisation,
      allowedTo: SUPERVISORS,
      label: { en: 'Revise an organisation', km: 'កែព័ត៌មានអង្គការដៃគូ' },
      description: {
        en: 'Change the details of a partner organisation. A detail that is left out stays unchanged.',
        km: 'កែព័ត៌មានអង្គការដៃគូ។ ព័ត៌មានដែលមិនបានដាក់ នៅដដែល។',
      },
      menu: 'elsewhere',
    },
    ChangeCapacity: {
      input: ChangeCapacity,
      allowedTo: SUPERVISORS,
      label: { en: 'Change a capacity', km: 'កែលទ្ធភាពទទួល' },
      description: {
        en: 'Record whether a partner organisation accepts referrals for a service.',
        km: 'កត់ត្រាថាអង្គការដៃគូទទួលការបញ្ជូនសម្រាប់សេវាណាមួយ ឬអត់។',
      },
      menu: 'elsewhere',
    },
    EndOrganisation: {
      input: EndOrganisation,
      allowedTo: SUPERVISORS,
      label: { en: 'End a partnership', km: 'បញ្ចប់ភាពជាដៃគូ' },
      description: {
        en: 'Record the last day of a partner organisation.',
        km: 'កត់ត្រាថ្ងៃចុងក្រោយរបស់អង្គការដៃគូ។',
      },
      menu: 'elsewhere',
    },
  },
  classes: {
    OfficeOpened: { office: 'open', name: 'open', localName: 'open', province: 'open', on: 'open' },
    OfficeOpeningCorrected: { office: 'open', on: 'open' },
    OfficeInterrupted: { office: 'open', reason: 'open', from: 'open', until: 'open' },
    OfficeClosed: { office: 'open', on: 'open' },
    WorkerJoined: { worker: 'open', name: 'open', localName: 'open', roles: 'open', office: 'open', on: 'open' },
    WorkerJoiningCorrected: { worker: 'open', on: 'open' },
    WorkerMoved: { worker: 'open', office: 'open', on: 'open' },
    WorkerTrained: { worker: 'open', training: 'open', from: 'open', until: 'open' },
    ...deputyClasses,
    WorkerLeft: { worker: 'open', on: 'open' },
    NoticesChosen: {
      worker: 'open',
      kinds: 'open',
      channels: 'open',
      email: 'contact',
      webhook: 'contact',
      language: 'open',
      timeZone: 'open',
      dailyAtHour: 'open',
    },
    CasesReassigned: { from: 'open', to: 'open', office: 'open', survivorIds: 'open', on: 'open' },
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
  resolvers: [OpenCases, DirectoryResolver, DeputiesResolver, RegisterHistoryResolver],
});
