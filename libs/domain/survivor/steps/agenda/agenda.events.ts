import type { Day, Personal } from '#kernel/decider';
import type { AppointmentKind, MissedAppointmentReason } from './agenda.codes.js';

/**
 * These names and shapes are stored forever: never edit one, add one. `on` is the day on which it happened: for an
 * appointment that was made, the day of making it. `at` is the instant of the appointment, in UTC.
 */
export type AgendaEvents = {
  AppointmentMade: {
    appointmentId: string;
    on: Day;
    kind: AppointmentKind;
    at: string;
    place?: Personal<string>;
    withWhom?: Personal<string>;
  };
  AppointmentMoved: {
    appointmentId: string;
    on: Day;
    at: string;
    place?: Personal<string>;
    reason?: Personal<string>;
  };
  AppointmentKept: { appointmentId: string; on: Day };
  AppointmentMissed: { appointmentId: string; on: Day; reason: MissedAppointmentReason; note?: Personal<string> };
  AppointmentCancelled: { appointmentId: string; on: Day; reason?: Personal<string> };

  TaskSet: {
    taskId: string;
    on: Day;
    title: Personal<string>;
    dueOn: Day;
    /** Left out: the case worker with the assignment. */
    worker?: string;
  };
  TaskDone: { taskId: string; on: Day };
  TaskDropped: { taskId: string; on: Day; reason: Personal<string> };
};
