import { Code, Line, DateField, Office, SurvivorCommand, Text, codes } from '#nest';
import { ENTRY_BASES, HOUSING, INTAKES, PROGRAMMES, type Housing, type Programme } from './aftercare.codes.js';

export const Housings = codes('Housing', HOUSING);
export const Programmes = codes('Programme', PROGRAMMES);
export const Intakes = codes('Intake', INTAKES);
export const EntryBases = codes('EntryBasis', ENTRY_BASES);

export class EnterAftercare extends SurvivorCommand {
  @DateField() readonly on!: string;
  @Office() readonly office!: string;
  @Code(Programmes) readonly programme!: Programme;
  @Code(Housings) readonly housing!: Housing;
  @Text(300, { nullable: true }) readonly address?: string;
  @Text(4_000, { nullable: true }) readonly safetyPlan?: string;
}

export class ChangeHousing extends SurvivorCommand {
  @DateField() readonly on!: string;
  @Code(Housings) readonly arrangement!: Housing;
  @Line(200, { nullable: true }) readonly carer?: string;
  @Text(300, { nullable: true }) readonly address?: string;
  @Text(4_000, { nullable: true }) readonly safetyPlan?: string;
}
