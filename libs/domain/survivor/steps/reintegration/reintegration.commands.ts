import { Code, CodeList, Id, Line, DateField, Province, SurvivorCommand, Text, codes } from '#kernel/nest';
import { HOUSING, type Housing } from '../aftercare/aftercare.codes.js';
import { RETRAFFICKING_INDICATORS, type RetraffickingIndicator } from '../risk/risk.codes.js';
import { FOLLOW_UP_MODES, MISSED_REASONS, type FollowUpMode, type MissedReason } from './reintegration.codes.js';

export const Housings = codes('Housing', HOUSING);
export const RetraffickingIndicators = codes('RetraffickingIndicator', RETRAFFICKING_INDICATORS);
export const FollowUpModes = codes('FollowUpMode', FOLLOW_UP_MODES);
export const MissedReasons = codes('MissedReason', MISSED_REASONS);

export class PlanReintegration extends SurvivorCommand {
  @Id({ nullable: true }) readonly reintegrationId?: string;
  @DateField({ description: 'The day of planning.' }) readonly on!: string;
  @DateField({ nullable: true, description: 'The day on which the survivor is to move; it may lie in the future.' })
  readonly expectedOn?: string;
  @Code(Housings) readonly arrangement!: Housing;
  @Province({ nullable: true }) readonly province?: string;
  @Line(200, { nullable: true }) readonly withWhom?: string;
  @Line(300, { nullable: true }) readonly place?: string;
  @Text(4_000, { nullable: true, description: 'What is to be done until then.' }) readonly note?: string;
}

export class CompleteReintegration extends SurvivorCommand {
  @Id({ nullable: true, description: 'The id of the plan, if there was one.' }) readonly reintegrationId?: string;
  @DateField({ description: 'The day on which the survivor moved.' }) readonly on!: string;
  @Code(Housings) readonly arrangement!: Housing;
  @Province({ nullable: true }) readonly province?: string;
  @Line(200, { nullable: true }) readonly withWhom?: string;
  @Line(300) readonly place!: string;
  @Text(4_000, {
    nullable: true,
    description: 'How the survivor is kept safe there. Required where a recruiter may be present.',
  })
  readonly safetyPlan?: string;
}

export class CompleteFollowUp extends SurvivorCommand {
  @DateField() readonly on!: string;
  @Code(FollowUpModes) readonly mode!: FollowUpMode;
  @CodeList(RetraffickingIndicators, {
    description: 'Indicators of a risk of re-trafficking. Several of them make a new assessment due.',
  })
  readonly retraffickingIndicators!: RetraffickingIndicator[];
  @Text(4_000, { nullable: true }) readonly note?: string;
}

export class RecordMissedFollowUp extends SurvivorCommand {
  @DateField({ description: 'The day on which the follow-up was due.' }) readonly on!: string;
  @Code(MissedReasons) readonly reason!: MissedReason;
  @Text(2_000, { nullable: true }) readonly note?: string;
}
