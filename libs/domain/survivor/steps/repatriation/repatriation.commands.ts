import { Code, Country, Line, LineList, DateField, SurvivorCommand, codes } from '#kernel/nest';
import { REPATRIATION_STATUSES, TRACING_OUTCOMES, type TracingOutcome } from './repatriation.codes.js';

export const TracingOutcomes = codes('TracingOutcome', TRACING_OUTCOMES);
export const RepatriationStatuses = codes('RepatriationStatus', REPATRIATION_STATUSES);

export class RequestRepatriation extends SurvivorCommand {
  @Country() readonly from!: string;
  @DateField() readonly on!: string;
}

export class RecordFamilyTracing extends SurvivorCommand {
  @DateField() readonly on!: string;
  @Code(TracingOutcomes) readonly outcome!: TracingOutcome;
}

export class CompleteRepatriation extends SurvivorCommand {
  @Country() readonly from!: string;
  @Line(100) readonly crossing!: string;
  @LineList(200) readonly authorities!: string[];
  @Line(100, { nullable: true }) readonly escort?: string;
  @Line(300, { nullable: true }) readonly receptionPlace?: string;
  @DateField() readonly on!: string;
}
