import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { View, type SealedValue } from '#read-models';
import { PersonalField, type PersonalText } from '#step';
import type { ReferralSource, Sex, Urgency } from './referral.codes.js';
import { ReferralSources, Sexes, Urgencies } from './referral.commands.js';

/** Disposable: to change it, rename the table (…_v2) and let it be rebuilt from the events. */
@Entity('referral_v1')
@ObjectType('Referral', { description: 'How she came to us, and who she is.' })
export class ReferralView extends View {
  @PrimaryColumn('uuid')
  survivorId!: string;

  @Column('date')
  @Field(() => String)
  on!: string;

  @Column('text')
  @Field(() => ReferralSources)
  source!: ReferralSource;

  @Column('text')
  @Field(() => String)
  office!: string;

  @Column('text')
  @Field(() => String)
  province!: string;

  @Column('text')
  @Field(() => Urgencies)
  urgency!: Urgency;

  @Column('text')
  @Field(() => Sexes)
  sex!: Sex;

  @Column('text')
  @Field(() => String)
  nationality!: string;

  @Column('int', { nullable: true })
  @Field(() => Int, { nullable: true })
  birthYear!: number | null;

  @Column('jsonb')
  sealed!: readonly SealedValue[];

  @PersonalField('identity', 'givenName') readonly givenName?: PersonalText;
  @PersonalField('identity', 'familyName') readonly familyName?: PersonalText;
  @PersonalField('identity', 'localGivenName') readonly localGivenName?: PersonalText;
  @PersonalField('identity', 'localFamilyName') readonly localFamilyName?: PersonalText;
  @PersonalField('identity', 'birthDate') readonly birthDate?: PersonalText;
}
