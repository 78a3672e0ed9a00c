import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { View, type SealedValue } from '#kernel/projections';
import { DateScalar, UuidScalar, PersonalField, type PersonalText } from '#nest';
import type { ServiceEndReason, ServiceMode } from './assistance.codes.js';
import type { ServiceType } from '../../../directory/services.codes.js';
import { ServiceEndReasons, ServiceModes, ServiceTypes } from './assistance.commands.js';

@ObjectType('ServiceCost', { description: 'What one delivery of a service cost.' })
export class ServiceCostType {
  @Field(() => DateScalar, { description: 'The day of the delivery, or its last day.' }) on!: string;
  @Field(() => Int, { description: 'The amount, in the smallest unit of the currency.' }) amount!: number;
  @Field(() => String, { description: 'The currency, as an ISO 4217 code such as USD.' }) currency!: string;
}

@Entity('service')
@ObjectType('Service', { description: 'A service that was planned, delivered or declined.' })
export class ServiceView extends View {
  @PrimaryColumn('uuid')
  survivorId!: string;

  @PrimaryColumn('uuid')
  @Field(() => UuidScalar)
  serviceId!: string;

  @Column('text')
  @Field(() => ServiceTypes)
  type!: ServiceType;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  provider!: string | null;

  @Column('text', { nullable: true })
  @Field(() => ServiceModes, { nullable: true, description: 'The mode of the last delivery.' })
  mode!: ServiceMode | null;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true })
  plannedFrom!: string | null;

  @Column('int')
  @Field(() => Int, { description: 'How many times it was delivered.' })
  deliveries!: number;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The first day on which it was delivered.' })
  from!: string | null;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The last day on which it was delivered.' })
  to!: string | null;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day on which the survivor declined it. Null again once it is delivered later.',
  })
  declinedOn!: string | null;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true })
  endedOn!: string | null;

  @Column('text', { nullable: true })
  @Field(() => ServiceEndReasons, { nullable: true })
  endReason!: ServiceEndReason | null;

  @Column('jsonb')
  @Field(() => [ServiceCostType], { description: 'What its deliveries cost; one without a cost is not among them.' })
  costs!: readonly ServiceCostType[];

  @Column('jsonb')
  sealed!: readonly SealedValue[];

  @PersonalField('health', 'note') readonly note?: PersonalText;
}
