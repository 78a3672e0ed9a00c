import { InputType } from '@nestjs/graphql';
import { Min } from 'class-validator';
import { Code, CodeList, Id, DateField, NestedList, SurvivorCommand, Text, IntField, codes } from '#nest';
import {
  CSI_DOMAINS,
  RETRAFFICKING_INDICATORS,
  RISK_LEVELS,
  SELF_SUFFICIENCY_DOMAINS,
  type CsiDomain,
  type RetraffickingIndicator,
  type RiskLevel,
  type SelfSufficiencyDomain,
} from './risk.codes.js';

export const RiskLevels = codes('RiskLevel', RISK_LEVELS);
export const CsiDomains = codes('CsiDomain', CSI_DOMAINS);
export const SelfSufficiencyDomains = codes('SelfSufficiencyDomain', SELF_SUFFICIENCY_DOMAINS);
export const RetraffickingIndicators = codes('RetraffickingIndicator', RETRAFFICKING_INDICATORS);

@InputType()
export class DomainScoreInput {
  @Code(CsiDomains) readonly domain!: CsiDomain;
  @Min(1) @IntField(4) readonly score!: number;
}

@InputType()
export class SelfSufficiencyScoreInput {
  @Code(SelfSufficiencyDomains) readonly domain!: SelfSufficiencyDomain;
  @Min(1) @IntField(5) readonly score!: number;
}

export class AssessRisk extends SurvivorCommand {
  @Id({ nullable: true }) readonly assessmentId?: string;
  @DateField() readonly on!: string;
  @Code(RiskLevels) readonly level!: RiskLevel;
  @NestedList(() => DomainScoreInput, {
    nullable: true,
  })
  readonly domains?: DomainScoreInput[];
  @NestedList(() => SelfSufficiencyScoreInput, { nullable: true })
  readonly selfSufficiency?: SelfSufficiencyScoreInput[];
  @CodeList(RetraffickingIndicators) readonly retraffickingIndicators!: RetraffickingIndicator[];
  @Text(4_000, { nullable: true }) readonly note?: string;
}

export class ApproveRiskReduction extends SurvivorCommand {
  @Id() readonly assessmentId!: string;
  @DateField() readonly on!: string;
  @Text(2_000, { nullable: true }) readonly reasons?: string;
}
