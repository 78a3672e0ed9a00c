// For review by a native speaker of Khmer.
import type { StepLabels } from '#nest';
import type { AppointmentKind, AppointmentStatus, MissedAppointmentReason, SetTaskStatus } from './agenda.codes.js';
import type { AgendaEvents } from './agenda.events.js';

interface AgendaCodes {
  AppointmentKind: AppointmentKind;
  AppointmentStatus: AppointmentStatus;
  MissedAppointmentReason: MissedAppointmentReason;
  SetTaskStatus: SetTaskStatus;
}

export const agendaLabels: StepLabels<AgendaEvents, AgendaCodes> = {
  events: {
    AppointmentMade: { en: 'Appointment made', km: 'បានធ្វើការណាត់ជួប' },
    AppointmentMoved: { en: 'Appointment moved', km: 'បានប្តូរពេលណាត់ជួប' },
    AppointmentKept: { en: 'Appointment kept', km: 'បានមកតាមការណាត់ជួប' },
    AppointmentMissed: { en: 'Appointment missed', km: 'ខកខានការណាត់ជួប' },
    AppointmentCancelled: { en: 'Appointment cancelled', km: 'បានបោះបង់ការណាត់ជួប' },
    TaskSet: { en: 'Task set', km: 'បានដាក់កិច្ចការ' },
    TaskDone: { en: 'Task done', km: 'បានធ្វើកិច្ចការរួច' },
    TaskDropped: { en: 'Task dropped', km: 'បានឈប់បន្តកិច្ចការ' },
  },
  codes: {
    AppointmentKind: {
      Hearing: { en: 'Hearing', km: 'សវនាការ' },
      Medical: { en: 'Medical', km: 'វេជ្ជសាស្ត្រ' },
      School: { en: 'School', km: 'សាលារៀន' },
      Visit: { en: 'Visit', km: 'ការចុះសួរសុខទុក្ខ' },
      Meeting: { en: 'Meeting', km: 'កិច្ចប្រជុំ' },
      Other: { en: 'Other', km: 'ផ្សេងទៀត' },
    },
    AppointmentStatus: {
      Planned: { en: 'Planned', km: 'បានគ្រោង' },
      Kept: { en: 'Kept', km: 'បានមក' },
      Missed: { en: 'Missed', km: 'ខកខាន' },
      Cancelled: { en: 'Cancelled', km: 'បានបោះបង់' },
    },
    MissedAppointmentReason: {
      Declined: { en: 'Declined', km: 'បានបដិសេធ' },
      Ill: { en: 'Ill', km: 'ឈឺ' },
      NotReached: { en: 'Not reached', km: 'មិនអាចទាក់ទងបាន' },
      NoTransport: { en: 'No transport', km: 'គ្មានមធ្យោបាយធ្វើដំណើរ' },
      Unsafe: { en: 'Unsafe', km: 'មិនមានសុវត្ថិភាព' },
      StaffUnavailable: { en: 'No colleague available', km: 'គ្មានបុគ្គលិកទំនេរ' },
      OtherSideAbsent: { en: 'The other side did not come', km: 'ភាគីម្ខាងទៀតមិនបានមក' },
      Other: { en: 'Other', km: 'ផ្សេងទៀត' },
    },
    SetTaskStatus: {
      Open: { en: 'Open', km: 'មិនទាន់រួច' },
      Done: { en: 'Done', km: 'បានធ្វើរួច' },
      Dropped: { en: 'Dropped', km: 'បានឈប់បន្ត' },
    },
  },
};
