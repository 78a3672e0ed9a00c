import { InputType } from '@nestjs/graphql';
import { Code, CodeList, Id, Line, OnDay, Province, SurvivorCommand, Text, codes } from '#step';
import { HOUSING, type Housing } from '../aftercare/aftercare.codes.js';
import { RETRAFFICKING_INDICATORS, type RetraffickingIndicator } from '../risk/risk.codes.js';
import { FOLLOW_UP_MODES, MISSED_REASONS, type FollowUpMode, type MissedReason } from './reintegration.codes.js';

export const Housings = codes('Housing', HOUSING);
export const RetraffickingIndicators = codes('RetraffickingIndicator', RETRAFFICKING_INDICATORS);
export const FollowUpModes = codes('FollowUpMode', FOLLOW_UP_MODES);
export const MissedReasons = codes('MissedReason', MISSED_REASONS);

@InputType()
export class PlanReintegration extends SurvivorCommand {
  @Id({ nullable: true }) readonly reintegrationId?: string;
  @OnDay({ description: 'When it was planned.' }) readonly on!: string;
  @OnDay({ nullable: true, description: 'When she is to move; it may lie ahead.' }) readonly expectedOn?: string;
  @Code(Housings) readonly arrangement!: Housing;
  @Province({ nullable: true }) readonly province?: string;
  @Line(200, { nullable: true }) readonly withWhom?: string;
  @Line(300, { nullable: true }) readonly place?: string;
  @Text(4_000, { nullable: true, description: 'What is to be done until then.' }) readonly note?: string;
}

@InputType()
export class CompleteReintegration extends SurvivorCommand {
  @Id({ nullable: true, description: 'Of the plan, where there was one.' }) readonly reintegrationId?: string;
  @OnDay({ description: 'When she moved.' }) readonly on!: string;
  @Code(Housings) readonly arrangement!: Housing;
  @Province({ nullable: true }) readonly province?: string;
  @Line(200, { nullable: true }) readonly withWhom?: string;
  @Line(300) readonly place!: string;
  @Text(4_000, {
    nullable: true,
    description: 'How she is kept safe there. Where a recruiter may be, nobody returns without.',
  })
  readonly safetyPlan?: string;
}

@InputType()
export class CompleteFollowUp extends SurvivorCommand {
  @OnDay() readonly on!: string;
  @Code(FollowUpModes) readonly mode!: FollowUpMode;
  @CodeList(RetraffickingIndicators, { description: 'What may lead her back. Several make a new assessment due.' })
  readonly retraffickingIndicators!: RetraffickingIndicator[];
  @Text(4_000, { nullable: true }) readonly note?: string;
}

@InputType()
export class RecordMissedFollowUp extends SurvivorCommand {
  @OnDay({ description: 'When she was to be seen.' }) readonly on!: string;
  @Code(MissedReasons) readonly reason!: MissedReason;
  @Text(2_000, { nullable: true }) readonly note?: string;
}
