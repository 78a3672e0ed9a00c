import {
  Code,
  CodeList,
  Id,
  Line,
  DateAhead,
  DateField,
  District,
  Province,
  SurvivorCommand,
  Text,
  codes,
} from '#nest';
import { HOUSING, type Housing } from '../aftercare/aftercare.codes.js';
import { RETRAFFICKING_INDICATORS, type RetraffickingIndicator } from '../risk/risk.codes.js';
import { FOLLOW_UP_MODES, MISSED_REASONS, type FollowUpMode, type MissedReason } from './reintegration.codes.js';

export const Housings = codes('Housing', HOUSING);
export const RetraffickingIndicators = codes('RetraffickingIndicator', RETRAFFICKING_INDICATORS);
export const FollowUpModes = codes('FollowUpMode', FOLLOW_UP_MODES);
export const MissedReasons = codes('MissedReason', MISSED_REASONS);

export class PlanReintegration extends SurvivorCommand {
  @Id({ nullable: true }) readonly reintegrationId?: string;
  @DateField() readonly on!: string;
  @DateAhead({ nullable: true })
  readonly expectedOn?: string;
  @Code(Housings) readonly arrangement!: Housing;
  @Province({ nullable: true }) readonly province?: string;
  @District({ nullable: true }) readonly district?: string;
  @Line(200, { nullable: true }) readonly withWhom?: string;
  @Line(300, { nullable: true }) readonly place?: string;
  @Text(4_000, { nullable: true }) readonly note?: string;
}

export class CompleteReintegration extends SurvivorCommand {
  @Id({ nullable: true }) readonly reintegrationId?: string;
  @DateField() readonly on!: string;
  @Code(Housings) readonly arrangement!: Housing;
  @Province({ nullable: true }) readonly province?: string;
  @District({ nullable: true }) readonly district?: string;
  @Line(200, { nullable: true }) readonly withWhom?: string;
  @Line(300) readonly place!: string;
  @Text(4_000, {
    nullable: true,
  })
  readonly safetyPlan?: string;
}

export class CompleteFollowUp extends SurvivorCommand {
  @DateField() readonly on!: string;
  @Code(FollowUpModes) readonly mode!: FollowUpMode;
  @CodeList(RetraffickingIndicators)
  readonly retraffickingIndicators!: RetraffickingIndicator[];
  @Text(4_000, { nullable: true }) readonly note?: string;
}

export class RecordMissedFollowUp extends SurvivorCommand {
  @DateField() readonly on!: string;
  @Code(MissedReasons) readonly reason!: MissedReason;
  @Text(2_000, { nullable: true }) readonly note?: string;
}
