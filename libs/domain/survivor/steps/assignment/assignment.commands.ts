import { Code, Id, Office, DateField, SurvivorCommand, Worker, codes } from '#nest';
import { ASSIGNED_AS, type AssignedAs } from './assignment.codes.js';

export const AssignedAsList = codes('AssignedAs', ASSIGNED_AS);

export class AssignCaseWorker extends SurvivorCommand {
  @Id({ nullable: true }) readonly assignmentId?: string;
  @Worker() readonly worker!: string;
  @Code(AssignedAsList) readonly as!: AssignedAs;
  @Office() readonly office!: string;
  @DateField() readonly on!: string;
}

export class HandOverCase extends SurvivorCommand {
  @Id() readonly assignmentId!: string;
  @Worker() readonly to!: string;
  @Office({ nullable: true }) readonly office?: string;
  @DateField() readonly on!: string;
}

export class EndAssignment extends SurvivorCommand {
  @Id() readonly assignmentId!: string;
  @DateField() readonly on!: string;
}
