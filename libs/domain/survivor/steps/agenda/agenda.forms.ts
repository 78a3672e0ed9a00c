// For review by a native speaker of Khmer.
import { FIELD_LABELS, UNASKED, formsOf } from '#nest';
import * as commands from './agenda.commands.js';

const { note, place, reason } = FIELD_LABELS;
const appointmentId = { en: 'Appointment', km: 'ការណាត់ជួប' };
const taskId = { en: 'Task', km: 'កិច្ចការ' };

/** The forms of the commands: what they ask for, in this order. */
export const agendaForms = formsOf(commands, {
  MakeAppointment: {
    appointmentId: UNASKED,
    kind: { en: 'Kind', km: 'ប្រភេទ' },
    at: {
      en: 'Date and time',
      km: 'ថ្ងៃ និងម៉ោង',
    },
    place,
    withWhom: {
      en: 'With',
      km: 'ជាមួយនរណា',
      help: { en: 'The person or body that the survivor meets.', km: 'បុគ្គល ឬស្ថាប័នដែលសាមីខ្លួនជួប។' },
    },
    on: {
      en: 'Made on',
      km: 'បានធ្វើការណាត់ជួបនៅថ្ងៃ',
      help: {
        en: 'Not the day of the appointment.',
        km: 'មិនមែនថ្ងៃណាត់ជួបទេ។',
      },
    },
  },
  MoveAppointment: {
    appointmentId,
    at: {
      en: 'New date and time',
      km: 'ថ្ងៃ និងម៉ោងថ្មី',
    },
    place: {
      en: 'Place',
      km: 'ទីកន្លែង',
      help: {
        en: 'The place from now on, also if it stays. Left out: no place is known.',
        km: 'ទីកន្លែងចាប់ពីពេលនេះ។ សូមបញ្ជាក់ ទោះបីនៅកន្លែងដដែលក៏ដោយ។',
      },
    },
    on: {
      en: 'Moved on',
      km: 'បានប្តូរនៅថ្ងៃ',
    },
    reason,
  },
  CompleteAppointment: { appointmentId },
  RecordMissedAppointment: { appointmentId, reason, note },
  CancelAppointment: {
    appointmentId,
    on: {
      en: 'Cancelled on',
      km: 'បានបោះបង់នៅថ្ងៃ',
    },
    reason,
  },
  SetTask: {
    taskId: UNASKED,
    title: { en: 'What is to be done', km: 'អ្វីត្រូវធ្វើ' },
    dueOn: { en: 'Due by', km: 'ត្រឹមថ្ងៃណា' },
    worker: {
      en: 'Colleague',
      km: 'មិត្តរួមការងារ',
      help: {
        en: 'The colleague who is to do it. Left out: the case worker with the assignment.',
        km: 'មិត្តរួមការងារដែលត្រូវធ្វើវា។ ទុកទទេ៖ អ្នកកាន់ករណីដែលទទួលបន្ទុក។',
      },
    },
    on: {
      en: 'Set on',
      km: 'បានដាក់នៅថ្ងៃ',
    },
  },
  CompleteTask: {
    taskId,
    on: {
      en: 'Done on',
      km: 'បានធ្វើរួចនៅថ្ងៃ',
    },
  },
  DropTask: {
    taskId,
    on: {
      en: 'Dropped on',
      km: 'បានឈប់បន្តនៅថ្ងៃ',
    },
    reason,
  },
});
