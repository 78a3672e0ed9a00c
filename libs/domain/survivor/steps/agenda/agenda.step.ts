import { manyRows, step, type Role } from '#nest';
import * as input from './agenda.commands.js';
import { agenda } from './agenda.decider.js';
import { agendaForms } from './agenda.forms.js';
import { agendaLabels } from './agenda.labels.js';
import { appointmentProjection, setTaskProjection } from './agenda.projection.js';
import { AppointmentView, SetTaskView } from './agenda.view.js';

/** A legal officer accompanies survivors to hearings. */
const COLLEAGUES: readonly Role[] = ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER'];

export const agendaStep = step({
  decider: agenda,
  labels: agendaLabels,
  forms: agendaForms,
  commands: {
    MakeAppointment: {
      input: input.MakeAppointment,
      allowedTo: COLLEAGUES,
      label: { en: 'Make an appointment', km: 'ធ្វើការណាត់ជួប' },
      description: {
        en: 'Record an appointment of the survivor. It stands in the list of tasks until it is kept, missed or cancelled.',
        km: 'កត់ត្រាការណាត់ជួបរបស់សាមីខ្លួន។ វានៅក្នុងបញ្ជីកិច្ចការ រហូតដល់បានមក ខកខាន ឬបោះបង់។',
      },
      menu: 'agenda',
    },
    MoveAppointment: {
      input: input.MoveAppointment,
      allowedTo: COLLEAGUES,
      label: { en: 'Move an appointment', km: 'ប្តូរពេលណាត់ជួប' },
      description: {
        en: 'Record that an appointment was moved to another time or place before its day had passed.',
        km: 'កត់ត្រាថាការណាត់ជួបត្រូវបានប្តូរពេល ឬទីកន្លែង មុនថ្ងៃរបស់វាកន្លងផុត។',
      },
      menu: 'agenda',
    },
    CompleteAppointment: {
      input: input.CompleteAppointment,
      allowedTo: COLLEAGUES,
      label: { en: 'Record that an appointment was kept', km: 'កត់ត្រាថាបានមកតាមការណាត់ជួប' },
      description: {
        en: 'Record that an appointment took place on its day.',
        km: 'កត់ត្រាថាការណាត់ជួបបានធ្វើឡើងនៅថ្ងៃរបស់វា។',
      },
      menu: 'agenda',
    },
    RecordMissedAppointment: {
      input: input.RecordMissedAppointment,
      allowedTo: COLLEAGUES,
      label: { en: 'Record a missed appointment', km: 'កត់ត្រាការណាត់ជួបដែលខកខាន' },
      description: {
        en: 'Record that an appointment did not take place, and why.',
        km: 'កត់ត្រាថាការណាត់ជួបមិនបានធ្វើឡើង និងមូលហេតុ។',
      },
      menu: 'agenda',
    },
    CancelAppointment: {
      input: input.CancelAppointment,
      allowedTo: COLLEAGUES,
      label: { en: 'Cancel an appointment', km: 'បោះបង់ការណាត់ជួប' },
      description: {
        en: 'Record that an appointment was cancelled before its day had passed.',
        km: 'កត់ត្រាថាការណាត់ជួបត្រូវបានបោះបង់ មុនថ្ងៃរបស់វាកន្លងផុត។',
      },
      menu: 'agenda',
    },
    SetTask: {
      input: input.SetTask,
      allowedTo: COLLEAGUES,
      label: { en: 'Set a task', km: 'ដាក់កិច្ចការ' },
      description: {
        en: 'Set a task with a due day, for the case worker or a named colleague. The case cannot close before it ends.',
        km: 'ដាក់កិច្ចការដែលមានថ្ងៃកំណត់ សម្រាប់អ្នកកាន់ករណី ឬមិត្តរួមការងារដែលមានឈ្មោះ។ ករណីមិនអាចបិទមុនកិច្ចការបញ្ចប់ទេ។',
      },
      menu: 'agenda',
    },
    CompleteTask: {
      input: input.CompleteTask,
      allowedTo: [...COLLEAGUES, 'FORENSIC_INTERVIEWER'],
      label: { en: 'Record that a task is done', km: 'កត់ត្រាថាកិច្ចការបានធ្វើរួច' },
      description: {
        en: 'Record that a task which a colleague set by hand is done.',
        km: 'កត់ត្រាថាកិច្ចការដែលមិត្តរួមការងារបានដាក់ ត្រូវបានធ្វើរួច។',
      },
      menu: 'agenda',
    },
    DropTask: {
      input: input.DropTask,
      allowedTo: COLLEAGUES,
      label: { en: 'Drop a task', km: 'ឈប់បន្តកិច្ចការ' },
      description: {
        en: 'Record that a task which a colleague set by hand is no longer needed, and why.',
        km: 'កត់ត្រាថាកិច្ចការដែលមិត្តរួមការងារបានដាក់ លែងត្រូវការ និងមូលហេតុ។',
      },
      menu: 'agenda',
    },
  },
  classes: {
    AppointmentMade: {
      appointmentId: 'open',
      on: 'open',
      kind: 'open',
      at: 'open',
      place: 'location',
      withWhom: 'testimony',
    },
    AppointmentMoved: { appointmentId: 'open', on: 'open', at: 'open', place: 'location', reason: 'testimony' },
    AppointmentKept: { appointmentId: 'open', on: 'open' },
    AppointmentMissed: { appointmentId: 'open', on: 'open', reason: 'open', note: 'testimony' },
    AppointmentCancelled: { appointmentId: 'open', on: 'open', reason: 'testimony' },
    TaskSet: { taskId: 'open', on: 'open', title: 'testimony', dueOn: 'open', worker: 'open' },
    TaskDone: { taskId: 'open', on: 'open' },
    TaskDropped: { taskId: 'open', on: 'open', reason: 'testimony' },
  },
  lane: 'agenda',
  projections: [appointmentProjection, setTaskProjection],
  shows: {
    appointments: manyRows(AppointmentView, 'The appointments of the survivor, and what came of them.'),
    setTasks: manyRows(SetTaskView, 'The tasks that colleagues set by hand. `dueTasks` lists all open tasks.'),
  },
});
