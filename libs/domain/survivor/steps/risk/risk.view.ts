import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { View, type RowPolicy, type SealedValue } from '#kernel/projections';
import {
  DateScalar,
  UuidScalar,
  PersonalField,
  PersonalListField,
  WITHHELD_DESCRIPTION,
  type PersonalText,
} from '#nest';
import type { CsiDomain, RetraffickingIndicator, RiskLevel, SelfSufficiencyDomain } from './risk.codes.js';
import { CsiDomains, RetraffickingIndicators, RiskLevels, SelfSufficiencyDomains } from './risk.commands.js';
import type { RiskAssessment } from './risk.rules.js';

@Entity('risk')
@ObjectType('Risk', { description: "The survivor's current risk." })
export class RiskView extends View {
  static readonly rowPolicy: RowPolicy = { inPart: { without: [] } };

  @PrimaryColumn('uuid')
  survivorId!: string;

  @Column('text', { nullable: true })
  @Field(() => RiskLevels, {
    nullable: true,
    description: 'The level in force: High until its reduction is approved. Null since the case was reopened.',
  })
  level!: RiskLevel | null;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The day of the last assessment.' })
  assessedOn!: string | null;

  @Column('uuid', { nullable: true })
  @Field(() => UuidScalar, {
    nullable: true,
    description: 'The assessment that would lower the level, and awaits a supervisor.',
  })
  awaitingApproval!: string | null;

  @Column('jsonb')
  assessments!: readonly RiskAssessment[];
}

@ObjectType('DomainScore', { description: 'From 1, very bad, to 4, good.' })
export class DomainScoreType {
  @Field(() => CsiDomains) readonly domain!: CsiDomain;
  @Field(() => Int) readonly score!: number;
}

@ObjectType({ description: 'How the survivor fares, domain by domain, or a mark that this was erased.' })
export class PersonalDomainScores {
  @Field(() => [DomainScoreType], { nullable: true }) readonly values!: readonly DomainScoreType[] | null;
  @Field(() => Boolean, { nullable: true, description: WITHHELD_DESCRIPTION })
  withheld?: boolean;

  @Field(() => Boolean) readonly erased!: boolean;
}

@ObjectType('SelfSufficiencyScore', { description: 'From 1, in crisis, to 5, thriving.' })
export class SelfSufficiencyScoreType {
  @Field(() => SelfSufficiencyDomains) readonly domain!: SelfSufficiencyDomain;
  @Field(() => Int) readonly score!: number;
}

@ObjectType({ description: 'How an adult fares, domain by domain, or a mark that this was erased.' })
export class PersonalSelfSufficiencyScores {
  @Field(() => [SelfSufficiencyScoreType], { nullable: true })
  readonly values!: readonly SelfSufficiencyScoreType[] | null;

  @Field(() => Boolean, { nullable: true, description: WITHHELD_DESCRIPTION })
  withheld?: boolean;

  @Field(() => Boolean) readonly erased!: boolean;
}

@Entity('risk_assessment')
@ObjectType('RiskAssessment', { description: 'One risk assessment, and who made it.' })
export class RiskAssessmentView extends View {
  @PrimaryColumn('uuid')
  survivorId!: string;

  @PrimaryColumn('uuid')
  @Field(() => UuidScalar)
  assessmentId!: string;

  @Column('date')
  @Field(() => DateScalar)
  on!: string;

  @Column('text')
  @Field(() => RiskLevels)
  level!: RiskLevel;

  @Column('text', { array: true })
  @Field(() => [RetraffickingIndicators])
  retraffickingIndicators!: readonly RetraffickingIndicator[];

  @Column('text')
  @Field(() => String)
  assessedBy!: string;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, {
    nullable: true,
    description: 'When a supervisor approved that this assessment lowers High.',
  })
  approvedOn!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  approvedBy!: string | null;

  @Column('jsonb')
  sealed!: readonly SealedValue[];

  @PersonalListField('health', 'domains', PersonalDomainScores) readonly domains?: PersonalDomainScores;
  @PersonalListField('health', 'selfSufficiency', PersonalSelfSufficiencyScores)
  readonly selfSufficiency?: PersonalSelfSufficiencyScores;

  @PersonalField('testimony', 'note') readonly note?: PersonalText;
  @PersonalField('testimony', 'reasons') readonly reasons?: PersonalText;
}
