import type { OpenPart } from '#kernel/decider';
import type { AgendaEvents } from '../../steps/agenda/agenda.events.js';
import type { AssignmentEvents } from '../../steps/assignment/assignment.events.js';
import { addTask, closeTask, isAbout } from './open.rules.js';
import type { Obligation, Tasks } from '../tasks.state.js';

export type PlannedEvents = AgendaEvents & Pick<AssignmentEvents, 'CaseHandedOver' | 'AssignmentEnded'>;

type Observers = {
  readonly [Type in keyof PlannedEvents]: (tasks: Tasks, payload: OpenPart<PlannedEvents[Type]>) => Tasks;
};

type AboutAppointment = { readonly appointmentId: string };
type AboutTask = { readonly taskId: string };

const appointmentEnds = (tasks: Tasks, { appointmentId }: AboutAppointment): Tasks =>
  closeTask(tasks, isAbout(appointmentId, 'Appointment'));

const taskEnds = (tasks: Tasks, { taskId }: AboutTask): Tasks => closeTask(tasks, isAbout(taskId, 'SetTask'));

const changeOpen = (tasks: Tasks, change: (one: Obligation) => Obligation): Tasks => ({
  ...tasks,
  open: tasks.open.map(change),
});

/** What colleagues agreed by hand: one open task each, until it ends. */
export const AGENDA: Observers = {
  AppointmentMade: (tasks, { appointmentId, at }) =>
    addTask(tasks, { kind: 'Appointment', ref: appointmentId, since: at }),
  AppointmentMoved: (tasks, { appointmentId, at }) =>
    changeOpen(tasks, (one) => (isAbout(appointmentId, 'Appointment')(one) ? { ...one, since: at } : one)),
  AppointmentKept: appointmentEnds,
  AppointmentMissed: appointmentEnds,
  AppointmentCancelled: appointmentEnds,

  TaskSet: (tasks, { taskId, dueOn, worker }) =>
    addTask(tasks, { kind: 'SetTask', ref: taskId, since: dueOn, ...(worker !== undefined && { worker }) }),
  TaskDone: taskEnds,
  TaskDropped: taskEnds,

  /** The tasks of a colleague go with the case, or back to the case worker. */
  CaseHandedOver: (tasks, { from, to }) =>
    changeOpen(tasks, (one) => (one.worker === from ? { ...one, worker: to } : one)),
  AssignmentEnded: (tasks, { worker: former }) =>
    changeOpen(tasks, ({ worker, ...one }) => (worker === undefined || worker === former ? one : { ...one, worker })),
};
