import type { Day } from '#kernel/decider';
import type { AppointmentStatus, SetTaskStatus } from './agenda.codes.js';
import type { AgendaEvents } from './agenda.events.js';

export interface Appointment {
  readonly payload: AgendaEvents['AppointmentMade'];
  /** The last time it was moved. */
  readonly moved: AgendaEvents['AppointmentMoved'] | undefined;
  readonly status: AppointmentStatus;
  /** The day on which it was kept, missed or cancelled. */
  readonly endedOn: Day | undefined;
  /** The words with which it was missed or cancelled. */
  readonly ending: AgendaEvents['AppointmentMissed'] | AgendaEvents['AppointmentCancelled'] | undefined;
}

export interface AgendaTask {
  readonly payload: AgendaEvents['TaskSet'];
  readonly status: SetTaskStatus;
  readonly endedOn: Day | undefined;
  /** The payload of `TaskDropped`, once the task is dropped. */
  readonly dropped: AgendaEvents['TaskDropped'] | undefined;
}

export interface Agenda {
  readonly appointments: Readonly<Record<string, Appointment>>;
  readonly tasks: Readonly<Record<string, AgendaTask>>;
}
