import { Code, Id, Line, DateField, SurvivorCommand, codes } from '#nest';
import {
  CASE_ROLES,
  PROSECUTION_OUTCOMES,
  PROTECTIVE_MEASURES,
  type CaseRole,
  type ProtectiveMeasure,
} from './justice.codes.js';

export const CaseRoles = codes('CaseRole', CASE_ROLES);
export const ProsecutionOutcomes = codes('ProsecutionOutcome', PROSECUTION_OUTCOMES);
export const ProtectiveMeasures = codes('ProtectiveMeasure', PROTECTIVE_MEASURES);

export class OpenProsecution extends SurvivorCommand {
  @Id() readonly prosecutionId!: string;

  @DateField() readonly on!: string;
  @Line(200) readonly court!: string;
  @Line(40)
  readonly article!: string;
  @Code(CaseRoles) readonly role!: CaseRole;
}

export class GrantProtectiveMeasure extends SurvivorCommand {
  @Id({ nullable: true }) readonly measureId?: string;
  @Id() readonly prosecutionId!: string;
  @Code(ProtectiveMeasures) readonly measure!: ProtectiveMeasure;
  @DateField() readonly on!: string;
}
