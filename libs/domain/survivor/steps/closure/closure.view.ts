import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { View, type SealedValue } from '#kernel/projections';
import { DateScalar, PersonalField, type PersonalText } from '#nest';
import type { ClosureReason, ClosureStatus } from './closure.codes.js';
import { ClosureReasons, ClosureStatuses } from './closure.commands.js';

@Entity('closure')
@ObjectType('Closure', { description: 'Whether the case is closed, about to be closed, or open again, and why.' })
export class ClosureView extends View {
  @PrimaryColumn('uuid')
  survivorId!: string;

  @Column('text')
  @Field(() => ClosureStatuses)
  status!: ClosureStatus;

  @Column('int')
  @Field(() => Int, { description: 'How many times the case was opened.' })
  episode!: number;

  @Column('text')
  @Field(() => ClosureReasons, { description: 'The reason of the last request to close the case.' })
  reason!: ClosureReason;

  @Column('date')
  @Field(() => DateScalar)
  requestedOn!: string;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day on which the case was closed, if it was since that request.',
  })
  closedOn!: string | null;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day on which the case was last reopened. Null: it never was.',
  })
  reopenedOn!: string | null;

  @Column('boolean', { nullable: true })
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the survivor had been trafficked again when the case was last reopened. Null: it never was.',
  })
  retrafficking!: boolean | null;

  @Column('jsonb')
  sealed!: readonly SealedValue[];

  @PersonalField('testimony', 'finalAssessment') readonly finalAssessment?: PersonalText;
  @PersonalField('testimony', 'why') readonly why?: PersonalText;
}
