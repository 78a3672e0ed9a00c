import type { Day } from '#kernel/decider';
import type { AppointmentStatus, MissedAppointmentReason, SetTaskStatus } from './agenda.codes.js';
import type { AgendaEvents } from './agenda.events.js';

export interface Appointment {
  readonly said: AgendaEvents['AppointmentMade'];
  /** The last time it was moved. */
  readonly moved: AgendaEvents['AppointmentMoved'] | undefined;
  readonly status: AppointmentStatus;
  /** The day on which it was kept, missed or cancelled. */
  readonly endedOn: Day | undefined;
  readonly missedFor: MissedAppointmentReason | undefined;
}

export interface SetTask {
  readonly said: AgendaEvents['TaskSet'];
  readonly status: SetTaskStatus;
  readonly endedOn: Day | undefined;
}

export interface Agenda {
  readonly appointments: Readonly<Record<string, Appointment>>;
  readonly tasks: Readonly<Record<string, SetTask>>;
}
