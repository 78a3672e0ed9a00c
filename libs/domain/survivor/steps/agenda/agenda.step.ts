import { manyRows, step, type Role } from '#kernel/nest';
import * as input from './agenda.commands.js';
import { agenda } from './agenda.decider.js';
import { agendaLabels } from './agenda.labels.js';
import { appointmentProjection, setTaskProjection } from './agenda.projection.js';
import { AppointmentView, SetTaskView } from './agenda.view.js';

/** A legal officer accompanies survivors to hearings. */
const COLLEAGUES: readonly Role[] = ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER'];

export const agendaStep = step({
  decider: agenda,
  labels: agendaLabels,
  commands: {
    MakeAppointment: {
      input: input.MakeAppointment,
      allowedTo: COLLEAGUES,
      label: { en: 'Make an appointment', km: 'ធ្វើការណាត់ជួប' },
      description: 'Record an appointment of the survivor. It stands in the list of tasks until it is kept or missed.',
      menu: 'agenda',
    },
    MoveAppointment: {
      input: input.MoveAppointment,
      allowedTo: COLLEAGUES,
      label: { en: 'Move an appointment', km: 'ប្តូរពេលណាត់ជួប' },
      description: 'Record that an appointment was moved to another time or place before its day had passed.',
      menu: 'agenda',
    },
    CompleteAppointment: {
      input: input.CompleteAppointment,
      allowedTo: COLLEAGUES,
      label: { en: 'Record that an appointment was kept', km: 'កត់ត្រាថាបានមកតាមការណាត់ជួប' },
      description: 'Record that an appointment took place on its day.',
      menu: 'agenda',
    },
    RecordMissedAppointment: {
      input: input.RecordMissedAppointment,
      allowedTo: COLLEAGUES,
      label: { en: 'Record a missed appointment', km: 'កត់ត្រាការណាត់ជួបដែលខកខាន' },
      description: 'Record that an appointment did not take place, and why.',
      menu: 'agenda',
    },
    CancelAppointment: {
      input: input.CancelAppointment,
      allowedTo: COLLEAGUES,
      label: { en: 'Cancel an appointment', km: 'បោះបង់ការណាត់ជួប' },
      description: 'Record that an appointment was cancelled before its day had passed.',
      menu: 'agenda',
    },
    SetTask: {
      input: input.SetTask,
      allowedTo: COLLEAGUES,
      label: { en: 'Set a task', km: 'ដាក់កិច្ចការ' },
      description:
        'Set a task with a due day, for the case worker or a named colleague. The case cannot close before it ends.',
      menu: 'agenda',
    },
    CompleteTask: {
      input: input.CompleteTask,
      allowedTo: [...COLLEAGUES, 'FORENSIC_INTERVIEWER'],
      label: { en: 'Record that a task is done', km: 'កត់ត្រាថាកិច្ចការបានធ្វើរួច' },
      description: 'Record that a task which a colleague set by hand is done.',
      menu: 'agenda',
    },
    DropTask: {
      input: input.DropTask,
      allowedTo: COLLEAGUES,
      label: { en: 'Drop a task', km: 'ឈប់បន្តកិច្ចការ' },
      description: 'Record that a task which a colleague set by hand is no longer needed, and why.',
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
  projections: [appointmentProjection, setTaskProjection],
  shows: {
    appointments: manyRows(AppointmentView, 'The appointments of the survivor, and what came of them.'),
    setTasks: manyRows(SetTaskView, 'The tasks that colleagues set by hand. `dueTasks` lists all open tasks.'),
  },
});
