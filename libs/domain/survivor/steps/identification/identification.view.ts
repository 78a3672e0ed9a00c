import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateScalar, PersonalField, type PersonalText } from '#nest';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { View, type SealedValue } from '#kernel/projections';
import type {
  Control,
  DecidingAuthority,
  Exploitation,
  IdentificationLevel,
  RecruiterKin,
  RecruiterRelation,
  Recruitment,
  SexType,
  TraffickingStatus,
} from './identification.codes.js';
import {
  Controls,
  DecidingAuthorities,
  Exploitations,
  IdentificationLevels,
  RecruiterKins,
  RecruiterRelations,
  Recruitments,
  SexTypes,
  TraffickingStatuses,
} from './identification.commands.js';

@ObjectType('IdentificationDecision', { description: 'The decision of an authority, and its day.' })
export class DecisionType {
  @Field(() => IdentificationLevels) readonly level!: IdentificationLevel;
  @Field(() => DecidingAuthorities) readonly decidedBy!: DecidingAuthority;
  @Field(() => DateScalar) readonly on!: string;
  @Field(() => Boolean) readonly positive!: boolean;
}

@ObjectType('ExploitationEpisode', { description: "One episode of the survivor's exploitation, as it is known now." })
export class EpisodeType {
  @Field(() => ID) readonly episodeId!: string;
  @Field(() => [Exploitations]) readonly types!: readonly Exploitation[];
  @Field(() => Recruitments) readonly recruitment!: Recruitment;
  @Field(() => Recruitments, { nullable: true }) readonly scheme?: Recruitment;
  @Field(() => RecruiterRelations) readonly recruiterRelation!: RecruiterRelation;
  @Field(() => [RecruiterKins], { nullable: true }) readonly recruiterKin?: readonly RecruiterKin[];
  @Field(() => [Controls]) readonly control!: readonly Control[];
  @Field(() => String) readonly country!: string;
  @Field(() => Int, { nullable: true }) readonly months?: number;
  @Field(() => Int, { nullable: true }) readonly ageWhenTrafficked?: number;
  @Field(() => String, { nullable: true }) readonly industry?: string;
  @Field(() => [SexTypes], { nullable: true }) readonly sexTypes?: readonly SexType[];
  /** What was sealed of it, the latest version last. */
  readonly sealed!: readonly SealedValue[];
  @PersonalField('testimony', 'narrative') readonly narrative?: PersonalText;
}

@Entity('identification')
@ObjectType('Identification', {
  description: 'Whether the survivor is identified as a victim of trafficking, and who decided so.',
})
export class IdentificationView extends View {
  static readonly edition = 2;

  @PrimaryColumn('uuid')
  survivorId!: string;

  @Column('text')
  @Field(() => TraffickingStatuses)
  status!: TraffickingStatus;

  @Column('int')
  @Field(() => Int, { description: 'How many screening interviews were held.' })
  interviews!: number;

  @Column('text', { nullable: true })
  @Field(() => IdentificationLevels, { nullable: true, description: 'The level of the decision in force.' })
  level!: IdentificationLevel | null;

  @Column('text', { nullable: true })
  @Field(() => DecidingAuthorities, { nullable: true })
  decidedBy!: DecidingAuthority | null;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true })
  decidedOn!: string | null;

  @Column('boolean', { nullable: true })
  @Field(() => Boolean, { nullable: true })
  positive!: boolean | null;

  @Column('jsonb')
  @Field(() => [DecisionType], { description: 'Every decision that still counts: a formal one outranks the others.' })
  decisions!: readonly DecisionType[];

  @Column('text', { array: true })
  @Field(() => [Exploitations])
  exploitation!: readonly Exploitation[];

  @Column('jsonb')
  @Field(() => [EpisodeType], {
    description: 'What was done to the survivor, with the latest version of each episode.',
  })
  episodes!: readonly EpisodeType[];
}
