import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { View, type SealedValue } from '#kernel/projections';
import {
  DateScalar,
  UuidScalar,
  PersonalField,
  PersonalListField,
  type PersonalText,
  type PersonalTexts,
} from '#kernel/nest';
import type { BestInterestOutcome, MdtAdvice, MdtAgency, Measure } from './review.codes.js';
import { BestInterestOutcomes, MdtAdvices, MdtAgencies, Measures } from './review.commands.js';

@Entity('mdt_review')
@ObjectType('MdtReview', { description: 'A review of the case by several agencies together, and its recommendations.' })
export class MdtReviewView extends View {
  @PrimaryColumn('uuid')
  survivorId!: string;

  @PrimaryColumn('uuid')
  @Field(() => UuidScalar)
  mdtReviewId!: string;

  @Column('date')
  @Field(() => DateScalar)
  on!: string;

  @Column('text', { array: true })
  @Field(() => [MdtAgencies])
  agencies!: readonly MdtAgency[];

  @Column('text', { array: true })
  @Field(() => [MdtAdvices])
  recommends!: readonly MdtAdvice[];

  @Column('jsonb')
  sealed!: readonly SealedValue[];

  @PersonalListField('testimony', 'recommendations') readonly recommendations?: PersonalTexts;
}

@Entity('best_interest')
@ObjectType('BestInterest', { description: 'A best-interest determination for a child, and who confirmed it.' })
export class BestInterestView extends View {
  @PrimaryColumn('uuid')
  survivorId!: string;

  @PrimaryColumn('uuid')
  @Field(() => UuidScalar)
  bidId!: string;

  @Column('date')
  @Field(() => DateScalar)
  on!: string;

  @Column('text')
  @Field(() => Measures)
  measure!: Measure;

  @Column('text')
  @Field(() => BestInterestOutcomes)
  outcome!: BestInterestOutcome;

  @Column('text')
  @Field(() => String)
  determinedBy!: string;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The day from which it counts.' })
  confirmedOn!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  confirmedBy!: string | null;

  @Column('jsonb')
  sealed!: readonly SealedValue[];

  @PersonalField('testimony', 'reasons') readonly reasons?: PersonalText;
}
