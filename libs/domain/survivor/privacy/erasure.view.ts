import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { View, type SealedValue } from '#kernel/projections';
import { DateScalar, DateTimeScalar, UuidScalar, PersonalField, type PersonalText } from '#nest';
import type { GuardianKin } from '../steps/consent/consent.codes.js';
import type { ErasureAskedBy, ErasureInCareReason, ErasureStatus } from './privacy.codes.js';
import { ErasureAskers, ErasureInCareReasons, ErasureStatuses, GuardianKins } from './privacy.commands.js';

@Entity('erasure')
@ObjectType('Erasure', { description: 'The last erasure that was requested, and its progress.' })
export class ErasureView extends View {
  /** 2: an erasure that follows another names nobody who asked here before. */
  static readonly edition = 2;

  @PrimaryColumn('uuid')
  survivorId!: string;

  @Column('uuid')
  @Field(() => UuidScalar)
  requestId!: string;

  @Column('text')
  @Field(() => ErasureStatuses)
  status!: ErasureStatus;

  @Column('text', { nullable: true })
  @Field(() => ErasureAskers, { nullable: true, description: 'Null in a duplicate, which follows the kept record.' })
  askedBy!: ErasureAskedBy | null;

  @Column('text', { nullable: true })
  @Field(() => GuardianKins, { nullable: true })
  guardianKin!: GuardianKin | null;

  @Column('boolean', { nullable: true })
  @Field(() => Boolean, {
    nullable: true,
    description: 'When a guardian asked for it: whether the child was asked and agreed.',
  })
  childAssent!: boolean | null;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true })
  requestedOn!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  requestedBy!: string | null;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true })
  approvedOn!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Null in a duplicate: the kept record names the person.' })
  approvedBy!: string | null;

  @Column('text', { nullable: true })
  @Field(() => ErasureInCareReasons, {
    nullable: true,
    description: 'Why it did not wait for the end of aftercare, if the survivor was still cared for.',
  })
  inCareReason!: ErasureInCareReason | null;

  @Column('uuid', { nullable: true })
  @Field(() => UuidScalar, {
    nullable: true,
    description: 'For a duplicate: the record for which the erasure was approved.',
  })
  keptSurvivorId!: string | null;

  @Column('text', { array: true })
  @Field(() => [UuidScalar], {
    description: "The survivor's duplicates, which are erased together: an approval includes them.",
  })
  duplicates!: readonly string[];

  @Column('boolean')
  @Field(() => Boolean, { description: 'True while it waits for a hold to end: the data is kept for the court only.' })
  restricted!: boolean;

  @Column('timestamptz', { nullable: true })
  @Field(() => DateTimeScalar, { nullable: true })
  erasedAt!: string | null;

  @Column('jsonb')
  sealed!: readonly SealedValue[];

  @PersonalField('testimony', 'note') readonly note?: PersonalText;
  @PersonalField('testimony', 'reason') readonly reason?: PersonalText;
}
