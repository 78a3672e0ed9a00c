import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { View, type SealedValue } from '#kernel/projections';
import { DateScalar, UuidScalar, PersonalField, type PersonalText } from '#nest';
import type { Housing } from '../aftercare/aftercare.codes.js';
import type { RetraffickingIndicator } from '../risk/risk.codes.js';
import type { FollowUpMode, MissedReason } from './reintegration.codes.js';
import { FollowUpModes, Housings, MissedReasons, RetraffickingIndicators } from './reintegration.commands.js';

@Entity('reintegration')
@ObjectType('Reintegration', { description: 'Where the survivor was to live, and whether they do.' })
export class ReintegrationView extends View {
  @PrimaryColumn('uuid')
  survivorId!: string;

  @PrimaryColumn('uuid')
  @Field(() => UuidScalar)
  reintegrationId!: string;

  @Column('text')
  @Field(() => Housings)
  arrangement!: Housing;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  province!: string | null;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true })
  plannedOn!: string | null;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The planned day of the move.' })
  expectedOn!: string | null;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The day of the move. Null: it has not taken place.' })
  completedOn!: string | null;

  @Column('jsonb')
  sealed!: readonly SealedValue[];

  @PersonalField('location', 'withWhom') readonly withWhom?: PersonalText;
  @PersonalField('location', 'place') readonly place?: PersonalText;
  @PersonalField('location', 'district') readonly district?: PersonalText;
  @PersonalField('testimony', 'safetyPlan') readonly safetyPlan?: PersonalText;
  @PersonalField('testimony', 'note') readonly note?: PersonalText;
}

@Entity('follow_up')
@ObjectType('FollowUp', { description: 'A follow-up that took place, or one that was missed.' })
export class FollowUpView extends View {
  @PrimaryColumn('uuid')
  survivorId!: string;

  @PrimaryColumn('uuid')
  @Field(() => UuidScalar)
  eventId!: string;

  @Column('date')
  @Field(() => DateScalar)
  on!: string;

  @Column('text', { nullable: true })
  @Field(() => FollowUpModes, { nullable: true, description: 'Null: it was missed.' })
  mode!: FollowUpMode | null;

  @Column('text', { array: true })
  @Field(() => [RetraffickingIndicators])
  retraffickingIndicators!: readonly RetraffickingIndicator[];

  @Column('text', { nullable: true })
  @Field(() => MissedReasons, { nullable: true, description: 'Why it was missed, if it was.' })
  missedFor!: MissedReason | null;

  @Column('text')
  @Field(() => String)
  recordedBy!: string;

  @Column('jsonb')
  sealed!: readonly SealedValue[];

  @PersonalField('testimony', 'note') readonly note?: PersonalText;
}
