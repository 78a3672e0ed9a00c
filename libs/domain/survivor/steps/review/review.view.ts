import { Field, ObjectType, type FieldMiddleware } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { View, type SealedValue } from '#kernel/projections';
import { DateScalar, UuidScalar, PersonalField, PersonalListField, type PersonalText, type PersonalTexts } from '#nest';
import type { BestInterestOutcome, MdtAdvice, MdtAgency, Measure } from './review.codes.js';
import { BestInterestOutcomes, MdtAdvices, MdtAgencies, Measures } from './review.commands.js';

@ObjectType('Recommendation', { description: 'What a team recommended somebody to do, and whether it was done.' })
export class RecommendationType {
  @Field(() => UuidScalar) recommendationId!: string;
  @Field(() => String, { description: 'A colleague or an organisation.' }) owner!: string;
  @Field(() => DateScalar) dueOn!: string;
  @Field(() => DateScalar, { nullable: true, description: 'The day on which it was done.' }) doneOn?: string;
  /** What was sealed when it was done. */
  done?: readonly SealedValue[];
  @PersonalField('testimony', 'text') readonly text?: PersonalText;
  @PersonalField('testimony', 'note') readonly note?: PersonalText;
}

/** The text of a recommendation is sealed in the review, at its position in the list. */
const withWhatIsSealed: FieldMiddleware<MdtReviewView> = ({ source: { actions, sealed } }) =>
  Promise.resolve(
    actions.map((one, index) => ({
      ...one,
      sealed: [
        ...sealed.map((value) => ({ ...value, within: [...(value.within ?? []), 'actions', String(index)] })),
        ...(one.done ?? []),
      ],
    })),
  );

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

  @Column('text', { array: true })
  @Field(() => [String], { description: 'The colleagues and organisations that took part.' })
  attendees!: readonly string[];

  @Column('jsonb')
  @Field(() => [RecommendationType], { middleware: [withWhatIsSealed] })
  actions!: readonly RecommendationType[];

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
