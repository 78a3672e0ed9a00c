import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { View } from '#read-models';
import type {
  DecidingAuthority,
  Exploitation,
  IdentificationLevel,
  TraffickingStatus,
} from './identification.codes.js';
import {
  DecidingAuthorities,
  Exploitations,
  IdentificationLevels,
  TraffickingStatuses,
} from './identification.commands.js';

@ObjectType('IdentificationDecision', { description: 'What an authority decided, and when.' })
export class DecisionType {
  @Field(() => IdentificationLevels) readonly level!: IdentificationLevel;
  @Field(() => DecidingAuthorities) readonly decidedBy!: DecidingAuthority;
  @Field(() => String) readonly on!: string;
  @Field(() => Boolean) readonly positive!: boolean;
}

/** Disposable: to change it, rename the table (…_v2) and let it be rebuilt from the events. */
@Entity('identification_v1')
@ObjectType('Identification', { description: 'Whether she is held to be a victim of trafficking, and who decided so.' })
export class IdentificationView extends View {
  @PrimaryColumn('uuid')
  survivorId!: string;

  @Column('text')
  @Field(() => TraffickingStatuses)
  status!: TraffickingStatus;

  @Column('int')
  @Field(() => Int, { description: 'How many screening interviews were held.' })
  interviews!: number;

  @Column('text', { nullable: true })
  @Field(() => IdentificationLevels, { nullable: true, description: 'Of the decision in force.' })
  level!: IdentificationLevel | null;

  @Column('text', { nullable: true })
  @Field(() => DecidingAuthorities, { nullable: true })
  decidedBy!: DecidingAuthority | null;

  @Column('date', { nullable: true })
  @Field(() => String, { nullable: true })
  decidedOn!: string | null;

  @Column('boolean', { nullable: true })
  @Field(() => Boolean, { nullable: true })
  positive!: boolean | null;

  @Column('jsonb')
  @Field(() => [DecisionType], { description: 'Every decision that still counts: a formal one outranks the others.' })
  decisions!: readonly DecisionType[];

  @Column('text', { array: true })
  @Field(() => [Exploitations])
  exploitation!: readonly Exploitation[];
}
