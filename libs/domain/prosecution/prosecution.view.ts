import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { JusticeView, PlannedHearing, ProsecutionOutcomes } from '#domain/survivor';
import { View, onlyTo, type RowPolicy } from '#kernel/projections';
import { DateScalar, UuidScalar } from '#nest';
import type { Outcome } from './prosecution.codes.js';
import type { Conclusion } from './prosecution.state.js';
import {
  AccusedType,
  AgencyActType,
  AppealType,
  CaseCorrectionType,
  ChargeType,
  CompensationOrderType,
  CompensationPaymentType,
  SentenceType,
} from './prosecution.types.js';

@Entity('prosecution')
@ObjectType('Prosecution', { description: 'A criminal case, how many survivors are in it, and how it ended.' })
export class ProsecutionView extends View {
  /** Readable by those who may see a survivor in the case. */
  static readonly rowPolicy: RowPolicy = {
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
  @Field(() => [AgencyActType], { description: 'The complaints, and the agencies that received them.' })
  complaints!: readonly AgencyActType[];

  @Column('jsonb')
  @Field(() => [AgencyActType])
  investigations!: readonly AgencyActType[];

  @Column('jsonb')
  @Field(() => [AccusedType])
  accused!: readonly AccusedType[];

  @Column('jsonb')
  @Field(() => [ChargeType])
  charges!: readonly ChargeType[];

  @Column('text', { array: true })
  @Field(() => [DateScalar], { description: 'The days on which the court sat.' })
  hearings!: readonly string[];

  @Column('jsonb')
  @Field(() => [PlannedHearing], { description: 'The hearings to come.' })
  planned!: readonly PlannedHearing[];

  @Column('jsonb')
  @Field(() => [SentenceType])
  sentences!: readonly SentenceType[];

  @Column('jsonb')
  @Field(() => [AppealType])
  appeals!: readonly AppealType[];

  @Column('jsonb')
  @Field(() => [CompensationOrderType])
  compensation!: readonly CompensationOrderType[];

  @Column('jsonb')
  @Field(() => [CompensationPaymentType])
  payments!: readonly CompensationPaymentType[];

  /** The verdict on the case as a whole, and how it ended: `outcome` follows from them, the accused and the appeals. */
  @Column('jsonb', { nullable: true })
  verdict!: Conclusion | null;

  @Column('jsonb', { nullable: true })
  conclusion!: Conclusion | null;

  @Column('text', { nullable: true })
  @Field(() => ProsecutionOutcomes, { nullable: true, description: 'Null while the case or an appeal is open.' })
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
