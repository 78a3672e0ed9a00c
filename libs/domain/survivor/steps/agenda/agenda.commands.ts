import { Code, DateAhead, DateField, Id, Instant, Line, SurvivorCommand, Text, Worker, codes } from '#nest';
import * as list from './agenda.codes.js';

export const AppointmentKinds = codes('AppointmentKind', list.APPOINTMENT_KINDS);
export const MissedAppointmentReasons = codes('MissedAppointmentReason', list.MISSED_APPOINTMENT_REASONS);
export const AppointmentStatuses = codes('AppointmentStatus', list.APPOINTMENT_STATUSES);
export const SetTaskStatuses = codes('SetTaskStatus', list.SET_TASK_STATUSES);

export class MakeAppointment extends SurvivorCommand {
  @Id({ nullable: true }) readonly appointmentId?: string;
  @DateField() readonly on!: string;
  @Code(AppointmentKinds) readonly kind!: list.AppointmentKind;
  @Instant() readonly at!: string;
  @Line(200, { nullable: true }) readonly place?: string;
  @Line(200, { nullable: true }) readonly withWhom?: string;
}

export class MoveAppointment extends SurvivorCommand {
  @Id() readonly appointmentId!: string;
  @DateField() readonly on!: string;
  @Instant() readonly at!: string;
  @Line(200, { nullable: true }) readonly place?: string;
  @Text(2_000, { nullable: true }) readonly reason?: string;
}

export class CompleteAppointment extends SurvivorCommand {
  @Id() readonly appointmentId!: string;
}

export class RecordMissedAppointment extends SurvivorCommand {
  @Id() readonly appointmentId!: string;
  @Code(MissedAppointmentReasons) readonly reason!: list.MissedAppointmentReason;
  @Text(2_000, { nullable: true }) readonly note?: string;
}

export class CancelAppointment extends SurvivorCommand {
  @Id() readonly appointmentId!: string;
  @DateField() readonly on!: string;
  @Text(2_000, { nullable: true }) readonly reason?: string;
}

export class SetTask extends SurvivorCommand {
  @Id({ nullable: true }) readonly taskId?: string;
  @DateField() readonly on!: string;
  @Line(200) readonly title!: string;
  @DateAhead() readonly dueOn!: string;
  @Worker({ nullable: true }) readonly worker?: string;
}

export class CompleteTask extends SurvivorCommand {
  @Id() readonly taskId!: string;
  @DateField() readonly on!: string;
}

export class DropTask extends SurvivorCommand {
  @Id() readonly taskId!: string;
  @DateField() readonly on!: string;
  @Text(2_000) readonly reason!: string;
}
