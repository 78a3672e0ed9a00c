// For review by a native speaker of Khmer.
import { FIELD_LABELS, UNASKED, formsOf, more, section } from '#kernel/nest';
import * as commands from './directory.commands.js';

const { on, office, province, reason } = FIELD_LABELS;
const name = { en: 'Name', km: 'ឈ្មោះ' };
const localName = { en: 'Name in Khmer script', km: 'ឈ្មោះជាអក្សរខ្មែរ' };
const worker = { en: 'Colleague', km: 'មិត្តរួមការងារ' };
const firstDay = { en: 'First day', km: 'ថ្ងៃដំបូង' };
const rightDay = { en: 'The right first day', km: 'ថ្ងៃដំបូងត្រឹមត្រូវ' };
const until = {
  en: 'Last day',
  km: 'ថ្ងៃចុងក្រោយ',
  help: { en: 'The last day; left out while no end is known.', km: 'ថ្ងៃចុងក្រោយ។ ទុកទទេ បើមិនទាន់ដឹងថ្ងៃបញ្ចប់។' },
};
const lastDay = {
  en: 'Last day',
  km: 'ថ្ងៃចុងក្រោយ',
  help: { en: 'The last day: on it, entries may still name what ends.', km: 'នៅថ្ងៃនេះ កំណត់ត្រានៅអាចដាក់ឈ្មោះអ្វីដែលបញ្ចប់។' },
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
  RecordDeparture: {
    worker,
    on: {
      en: 'Last day of work',
      km: 'ថ្ងៃធ្វើការចុងក្រោយ',
      help: {
        en: 'The last day of work. From that day on the colleague may not use the service.',
        km: 'ចាប់ពីថ្ងៃនោះ មិត្តរួមការងារមិនអាចប្រើសេវានេះទៀតទេ។',
      },
    },
  },
  ReassignCases: {
    from: { en: 'From the colleague', km: 'ពីមិត្តរួមការងារ' },
    to: { en: 'To the colleague', km: 'ទៅមិត្តរួមការងារ' },
    on,
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
        pcctGroup: more(pcctGroup),
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
        pcctGroup: more(pcctGroup),
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
