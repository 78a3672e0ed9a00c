import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { View, type SealedValue } from '#read-models';
import { PersonalField, type PersonalText } from '#step';
import type { BestInterestOutcome, Measure } from './review.codes.js';
import { BestInterestOutcomes, Measures } from './review.commands.js';

/** Disposable: to change it, rename the table (…_v2) and let it be rebuilt from the events. */
@Entity('best_interest_v1')
@ObjectType('BestInterest', { description: 'What was found to be best for a child, and who confirmed it.' })
export class BestInterestView extends View {
  @PrimaryColumn('uuid')
  survivorId!: string;

  @PrimaryColumn('uuid')
  @Field(() => ID)
  bidId!: string;

  @Column('date')
  @Field(() => String)
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
  @Field(() => String, { nullable: true, description: 'It counts from then on.' })
  confirmedOn!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  confirmedBy!: string | null;

  @Column('jsonb')
  sealed!: readonly SealedValue[];

  @PersonalField('testimony', 'reasons') readonly reasons?: PersonalText;
}
