import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { View, type SealedValue } from '#read-models';
import { PersonalField, type PersonalText } from '#step';
import type { ErasureAskedBy, ErasureStatus } from './privacy.codes.js';
import { ErasureAskers, ErasureStatuses } from './privacy.commands.js';

/** Disposable: to change it, rename the table (…_v2) and let it be rebuilt from the events. */
@Entity('erasure_v2')
@ObjectType('Erasure', { description: 'The last erasure that was asked for, and how far it has come.' })
export class ErasureView extends View {
  @PrimaryColumn('uuid')
  survivorId!: string;

  @Column('uuid')
  @Field(() => ID)
  requestId!: string;

  @Column('text')
  @Field(() => ErasureStatuses)
  status!: ErasureStatus;

  @Column('text', { nullable: true })
  @Field(() => ErasureAskers, { nullable: true, description: 'Null in a duplicate, which follows the record kept.' })
  askedBy!: ErasureAskedBy | null;

  @Column('date', { nullable: true })
  @Field(() => String, { nullable: true })
  requestedOn!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  requestedBy!: string | null;

  @Column('date', { nullable: true })
  @Field(() => String, { nullable: true })
  approvedOn!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Null in a duplicate: the record that is kept names who.' })
  approvedBy!: string | null;

  @Column('uuid', { nullable: true })
  @Field(() => ID, { nullable: true, description: 'Of a duplicate: the record for which it was approved.' })
  keptSurvivorId!: string | null;

  @Column('text', { array: true })
  @Field(() => [ID], {
    description: 'Her duplicates, which are erased together: whoever approves it approves that too.',
  })
  duplicates!: readonly string[];

  @Column('boolean')
  @Field(() => Boolean, { description: 'While it waits for a hold to end: her data is kept for the court alone.' })
  restricted!: boolean;

  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true })
  erasedAt!: string | null;

  @Column('jsonb')
  sealed!: readonly SealedValue[];

  @PersonalField('testimony', 'note') readonly note?: PersonalText;
  @PersonalField('testimony', 'reason') readonly reason?: PersonalText;
}
