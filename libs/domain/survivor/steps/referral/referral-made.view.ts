import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { View, type SealedValue } from '#kernel/projections';
import { DateScalar, UuidScalar, PersonalField, type PersonalText } from '#nest';
import type { ServiceType } from '../../../directory/services.codes.js';
import type { ReferralAnswer } from './referral.codes.js';
import { ReferralAnswers, ServiceTypes } from './referral.commands.js';

@Entity('referral_made')
@ObjectType('ReferralMade', {
  description: 'To which organisation we referred the survivor, for which services, and its answer.',
})
export class ReferralMadeView extends View {
  @PrimaryColumn('uuid')
  survivorId!: string;

  @PrimaryColumn('uuid')
  @Field(() => UuidScalar)
  referralId!: string;

  @Column('text')
  @Field(() => String)
  toOrganisation!: string;

  @Column('text', { array: true })
  @Field(() => [ServiceTypes])
  services!: readonly ServiceType[];

  @Column('uuid', { nullable: true })
  @Field(() => UuidScalar, {
    nullable: true,
    description: 'The consent, or the override, on which the referral rests.',
  })
  consentId!: string | null;

  @Column('date')
  @Field(() => DateScalar)
  on!: string;

  @Column('text', { nullable: true })
  @Field(() => ReferralAnswers, { nullable: true, description: 'Null until the organisation has answered.' })
  answer!: ReferralAnswer | null;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true })
  answeredOn!: string | null;

  @Column('jsonb')
  sealed!: readonly SealedValue[];

  @PersonalField('testimony', 'reason') readonly reason?: PersonalText;
}
