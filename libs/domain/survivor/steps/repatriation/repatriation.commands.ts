import { Code, Country, CountryList, DateField, Flag, Id, Line, LineList, SurvivorCommand, codes } from '#nest';
import {
  REPATRIATION_STATUSES,
  RETURN_MANNERS,
  TRACING_OUTCOMES,
  type ReturnManner,
  type TracingOutcome,
} from './repatriation.codes.js';

export const TracingOutcomes = codes('TracingOutcome', TRACING_OUTCOMES);
export const ReturnManners = codes('ReturnManner', RETURN_MANNERS);
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

export class RecordReturn extends SurvivorCommand {
  @Id({ nullable: true }) readonly returnId?: string;
  @Code(ReturnManners, { description: 'How the survivor came home.' }) readonly manner!: ReturnManner;
  @Country({ description: 'The country from which the survivor returned.' }) readonly from!: string;
  @CountryList() readonly transit!: string[];

  @Line(100, { nullable: true, description: 'The border crossing or airport, e.g. Poipet.' })
  readonly crossing?: string;

  @Flag({ nullable: true, description: 'Whether the border was crossed without papers, or outside a checkpoint.' })
  readonly irregularCrossing?: boolean;

  @DateField({ description: 'The day of the return. It may precede the referral.' }) readonly on!: string;
}
