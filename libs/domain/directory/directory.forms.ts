// For review by a native speaker of Khmer.
import { FIELD_LABELS, UNASKED, formsOf, underMore, section } from '#nest';
import * as commands from './directory.commands.js';

const { on, office, province, reason } = FIELD_LABELS;
const name = { en: 'Name', km: 'ឈ្មោះ' };
const localName = { en: 'Name in Khmer script', km: 'ឈ្មោះជាអក្សរខ្មែរ' };
const worker = { en: 'Colleague', km: 'មិត្តរួមការងារ' };
const supervisor = { en: 'Supervisor', km: 'អ្នកគ្រប់គ្រងករណី' };
const deputy = { en: 'Deputy', km: 'អ្នកជំនួស' };
const firstDay = { en: 'First day', km: 'ថ្ងៃដំបូង' };
const rightDay = { en: 'The right first day', km: 'ថ្ងៃដំបូងត្រឹមត្រូវ' };
const until = {
  en: 'Last day',
  km: 'ថ្ងៃចុងក្រោយ',
  help: { en: 'Left out while no end is known.', km: 'ទុកទទេ បើមិនទាន់ដឹងថ្ងៃបញ្ចប់។' },
};
const lastDay = {
  en: 'Last day',
  km: 'ថ្ងៃចុងក្រោយ',
  help: { en: 'On this day, entries may still name what ends.', km: 'នៅថ្ងៃនេះ កំណត់ត្រានៅអាចដាក់ឈ្មោះអ្វីដែលបញ្ចប់។' },
};
const organisationId = { en: 'Organisation', km: 'អង្គការ' };
const kind = { en: 'Kind', km: 'ប្រភេទ' };
const pcctGroup = { en: 'Working group of the PCCT', km: 'ក្រុមការងាររបស់ PCCT' };
const districts = { en: 'Districts', km: 'ក្រុង ស្រុក ឬខណ្ឌ' };
const services = { en: 'Services', km: 'សេវា' };

/** The forms of the commands: what they ask for, in this order. */
export const directoryForms = formsOf(commands, {
  OpenOffice: { office, name, localName, province, on: firstDay },
  CorrectOpening: { office, on: rightDay },
  InterruptOffice: { office, reason, from: firstDay, until },
  CloseOffice: { office, on: lastDay },
  RegisterWorker: {
    worker: { en: 'Name to sign in with', km: 'ឈ្មោះចូល' },
    name,
    localName,
    roles: { en: 'Roles', km: 'តួនាទី' },
    office,
    on: firstDay,
  },
  CorrectJoining: { worker, on: rightDay },
  MoveWorker: { worker, office, on: { en: 'First day there', km: 'ថ្ងៃដំបូងនៅទីនោះ' } },
  RecordTraining: { worker, training: { en: 'Training', km: 'ការបណ្តុះបណ្តាល' }, from: firstDay, until },
  NameDeputy: { worker: supervisor, deputy, from: firstDay, until },
  WithdrawDeputy: { worker: supervisor, deputy, on: { en: 'First day without', km: 'ថ្ងៃដំបូងដែលលែងជំនួស' } },
  RecordDeparture: {
    worker,
    on: {
      en: 'Last day of work',
      km: 'ថ្ងៃធ្វើការចុងក្រោយ',
      help: {
        en: 'From that day on, the colleague may not use the service.',
        km: 'ចាប់ពីថ្ងៃនោះ មិត្តរួមការងារមិនអាចប្រើសេវានេះទៀតទេ។',
      },
    },
  },
  ChooseNotices: {
    kinds: {
      en: 'Notify me about',
      km: 'ជូនដំណឹងខ្ញុំអំពី',
      usual: ['EMERGENCY_ACCESS', 'ALARM', 'BETWEEN_OFFICES', 'APPROVAL', 'ASSIGNMENT', 'DUE_WORK'],
      help: {
        en: 'With an address, supervisors are always notified of emergency access, and administrators of alarms.',
        km: 'អ្នកគ្រប់គ្រងករណីដែលមានអាសយដ្ឋាន ត្រូវបានជូនដំណឹងជានិច្ចអំពីការបើកជាបន្ទាន់ ហើយអ្នកគ្រប់គ្រងប្រព័ន្ធអំពីសញ្ញាអាសន្ន។',
      },
    },
    email: {
      en: 'E-mail address',
      km: 'អាសយដ្ឋានអ៊ីមែល',
      help: {
        en: 'Leave it empty to get no e-mail.',
        km: 'បើទុកទទេ គ្មានអ៊ីមែលត្រូវបានផ្ញើទេ។',
      },
    },
    webhook: underMore({
      en: 'Webhook',
      km: 'វ៉េបហុក (webhook)',
      help: {
        en: 'The https address of a service of yours to which signed messages are posted.',
        km: 'អាសយដ្ឋាន https នៃសេវារបស់អ្នក ដែលសារមានហត្ថលេខាត្រូវបានផ្ញើទៅ។',
      },
    }),
    language: { en: 'Language', km: 'ភាសា', usual: { en: 'ENGLISH', km: 'KHMER' } },
    timeZone: {
      en: 'Time zone',
      km: 'ល្វែងម៉ោង',
      usual: 'Asia/Phnom_Penh',
      help: { en: 'Where you are, such as Asia/Phnom_Penh.', km: 'ទីកន្លែងរបស់អ្នក ដូចជា Asia/Phnom_Penh។' },
    },
    dailyAtHour: {
      en: 'Hour of the daily message',
      km: 'ម៉ោងនៃសារប្រចាំថ្ងៃ',
      usual: '7',
      help: {
        en: 'From 0 to 23: when the message about the work of the day is sent.',
        km: 'ពី 0 ដល់ 23៖ ម៉ោងផ្ញើសារអំពីការងារប្រចាំថ្ងៃ។',
      },
    },
  },
  ReassignCases: {
    from: { en: 'From the colleague', km: 'ពីមិត្តរួមការងារ' },
    to: { en: 'To the colleague', km: 'ទៅមិត្តរួមការងារ' },
    on,
    office: underMore({
      en: 'To another office',
      km: 'ទៅការិយាល័យផ្សេង',
      help: {
        en: 'Only if the cases go to another office, as before theirs is closed. Who takes their cases along is named twice.',
        km: 'តែបើករណីទៅការិយាល័យផ្សេង ដូចជាមុនពេលបិទការិយាល័យ។ អ្នកដែលយកករណីទៅជាមួយ ត្រូវដាក់ឈ្មោះពីរដង។',
      },
    }),
  },
  RegisterOrganisation: {
    organisationId: UNASKED,
    ...section(
      { en: 'Organisation', km: 'អង្គការ' },
      {
        name,
        localName,
        kind,
      },
    ),
    ...section(
      { en: 'Work', km: 'ការងារ' },
      {
        services,
        province,
        districts,
        pcctGroup: underMore(pcctGroup),
        on: firstDay,
      },
    ),
  },
  ReviseOrganisation: {
    ...section(
      { en: 'Organisation', km: 'អង្គការ' },
      {
        organisationId,
        name,
        localName,
      },
    ),
    ...section(
      { en: 'Work', km: 'ការងារ' },
      {
        services,
        province,
        districts,
        pcctGroup: underMore(pcctGroup),
        on,
      },
    ),
  },
  ChangeCapacity: {
    organisationId,
    service: { en: 'Service', km: 'សេវា' },
    accepts: { en: 'Accepts referrals', km: 'ទទួលការបញ្ជូន' },
    reason,
    from: firstDay,
    until,
  },
  EndOrganisation: { organisationId, on: lastDay },
});
