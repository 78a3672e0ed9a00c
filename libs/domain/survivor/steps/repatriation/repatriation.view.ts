import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { View, type SealedValue } from '#kernel/projections';
import { DateScalar, PersonalField, type PersonalText } from '#nest';
import type { RepatriationStatus, TracingOutcome } from './repatriation.codes.js';
import { RepatriationStatuses, TracingOutcomes } from './repatriation.commands.js';

@Entity('repatriation')
@ObjectType('Repatriation', { description: "The survivor's last repatriation, and the tracing of their family." })
export class RepatriationView extends View {
  @PrimaryColumn('uuid')
  survivorId!: string;

  @Column('text', { nullable: true })
  @Field(() => RepatriationStatuses, {
    nullable: true,
    description: 'Null while the family was traced without a repatriation.',
  })
  status!: RepatriationStatus | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The country from which the survivor returns.' })
  from!: string | null;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true })
  requestedOn!: string | null;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The day on which it was completed or cancelled.' })
  endedOn!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  crossing!: string | null;

  @Column('text', { array: true })
  @Field(() => [String])
  authorities!: readonly string[];

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  escort!: string | null;

  @Column('text', { nullable: true })
  @Field(() => TracingOutcomes, { nullable: true })
  tracing!: TracingOutcome | null;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true })
  tracedOn!: string | null;

  @Column('jsonb')
  sealed!: readonly SealedValue[];

  @PersonalField('location', 'receptionPlace') readonly receptionPlace?: PersonalText;
}
