import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { CorrectionKinds, JusticeView, ProsecutionOutcomes } from '#domain/survivor';
import { View, onlyTo, type SealedValue, type RowPolicy } from '#kernel/projections';
import { DateScalar, DateTimeScalar, UuidScalar, PersonalField, PersonalText } from '#kernel/nest';
import type { Outcome } from './prosecution.codes.js';

@ObjectType('Charge', { description: 'What people were charged with in a criminal case.' })
export class ChargeType {
  @Field(() => String) readonly article!: string;
  @Field(() => Int) readonly accusedCount!: number;
  @Field(() => DateScalar) readonly on!: string;
}

@ObjectType('Sentence', { description: 'The sentence of one of the convicted.' })
export class SentenceType {
  @Field(() => Int, { description: 'Full years in prison.' }) readonly years!: number;
  @Field(() => DateScalar) readonly on!: string;
}

@ObjectType('CompensationOrder', { description: 'What the court ordered to be paid to the survivors.' })
export class CompensationOrderType {
  @Field(() => Int, { description: 'In the smallest unit of the currency.' }) readonly amount!: number;
  @Field(() => String) readonly currency!: string;
  @Field(() => DateScalar) readonly on!: string;
}

@ObjectType('CaseCorrection', { description: 'A correction, strike-out or dispute in a criminal case.' })
export class CaseCorrectionType {
  @Field(() => UuidScalar, { description: 'The id that reviewEntry takes.' }) readonly eventId!: string;
  @Field(() => CorrectionKinds) readonly kind!: 'Corrected' | 'StruckOut' | 'Disputed';
  @Field(() => UuidScalar, { description: 'The entry itself.' }) readonly entryId!: string;
  /** Text in a court case that may concern several survivors: see ProsecutionResolver. */
  @PersonalField('testimony', 'reason') readonly reason?: PersonalText | null;
  readonly sealed!: readonly SealedValue[];
  @Field(() => DateTimeScalar) readonly recordedAt!: string;
  @Field(() => String) readonly recordedBy!: string;
  @Field(() => Boolean, { nullable: true, description: 'The decision of the review; null until then.' })
  readonly upheld!: boolean | null;
}

@Entity('prosecution')
@ObjectType('Prosecution', { description: 'A criminal case, how many survivors are in it, and how it ended.' })
export class ProsecutionView extends View {
  /** Readable by those who may see a survivor in the case. */
  static readonly wall: RowPolicy = {
    own: onlyTo('AUDITOR'),
    through: { view: () => JusticeView, on: 'prosecutionId' },
  };

  @PrimaryColumn('uuid')
  @Field(() => UuidScalar)
  prosecutionId!: string;

  @Field(() => Int, { description: 'The value for expectedRevision of a command about it.' })
  declare revision: number;

  @Field(() => Boolean, { description: 'True when the view had not yet reached the requested position.' })
  stale!: boolean;

  @Column('date')
  @Field(() => DateScalar, { description: 'The day on which it was first opened for a survivor.' })
  commencedOn!: string;

  @Column('text')
  @Field(() => String)
  court!: string;

  @Column('text')
  @Field(() => String)
  article!: string;

  @Column('int')
  @Field(() => Int)
  survivors!: number;

  @Column('jsonb')
  @Field(() => [ChargeType])
  charges!: readonly ChargeType[];

  @Column('text', { array: true })
  @Field(() => [DateScalar], { description: 'The days on which the court sat.' })
  hearings!: readonly string[];

  @Column('jsonb')
  @Field(() => [SentenceType])
  sentences!: readonly SentenceType[];

  @Column('jsonb')
  @Field(() => [CompensationOrderType])
  compensation!: readonly CompensationOrderType[];

  @Column('text', { nullable: true })
  @Field(() => ProsecutionOutcomes, { nullable: true, description: 'Null while the case is open.' })
  outcome!: Outcome | null;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true })
  concludedOn!: string | null;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day from which neither a sentence nor a hearing was to follow.',
  })
  endedOn!: string | null;

  @Column('jsonb')
  @Field(() => [CaseCorrectionType], { description: 'The corrections in it, and whether they were reviewed.' })
  corrections!: readonly CaseCorrectionType[];
}
