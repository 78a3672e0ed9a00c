import { Code, Flag, DateField, SurvivorCommand, Text, codes } from '#nest';
import { CLOSURE_REASONS, CLOSURE_STATUSES, type ClosureReason } from './closure.codes.js';

export const ClosureReasons = codes('ClosureReason', CLOSURE_REASONS);
export const ClosureStatuses = codes('ClosureStatus', CLOSURE_STATUSES);

export class RequestClosure extends SurvivorCommand {
  @Code(ClosureReasons) readonly reason!: ClosureReason;
  @Text(4_000, { nullable: true })
  readonly finalAssessment?: string;
  @DateField() readonly on!: string;
}

export class ReopenCase extends SurvivorCommand {
  @Text(2_000, { nullable: true }) readonly why?: string;
  @Flag() readonly retrafficking!: boolean;
  @DateField() readonly on!: string;
}
