import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { View, type RowPolicy, type SealedValue } from '#kernel/projections';
import { DateScalar, PersonalField, UuidScalar, WITHHELD_DESCRIPTION, type PersonalText } from '#nest';
import { matched } from './duplicates/matcher.row-policy.js';
import type { ContactChannel, ReferralSource, Sex, Urgency } from './referral.codes.js';
import { ContactChannels, ReferralSources, Sexes, Urgencies } from './referral.commands.js';

const BEFORE_INTERVIEW = 'Null for a forensic interviewer who has not interviewed the survivor yet.';

@ObjectType('Contact', {
  description: 'How the survivor can be reached. First check whether and when a call is safe, and who may answer.',
})
export class ContactType {
  @Field(() => Boolean, { description: 'Whether it is safe to call at all.' })
  safe!: boolean;

  @Field(() => String, { nullable: true, description: 'When it is safe to call.' })
  whenSafe?: string;

  @Field(() => String, { nullable: true, description: "Who may answer in the survivor's place." })
  whoMayAnswer?: string;

  @Field(() => ContactChannels)
  channel!: ContactChannel;

  @Field(() => String, { description: 'The number, name or address itself.' })
  value!: string;
}

@ObjectType({ description: 'How the survivor can be reached, or a mark that it was erased.' })
export class PersonalContact {
  @Field(() => ContactType, { nullable: true })
  value!: ContactType | null;

  @Field(() => UuidScalar, {
    nullable: true,
    description: 'The id of the entry that gave it: the timeline says when, and who recorded it.',
  })
  eventId?: string;

  @Field(() => Boolean, { nullable: true, description: WITHHELD_DESCRIPTION })
  withheld?: boolean;

  @Field(() => Boolean)
  erased!: boolean;
}

@Entity('referral')
@ObjectType('Referral', { description: 'How the survivor came to us, and who they are.' })
export class ReferralView extends View {
  static readonly rowPolicy: RowPolicy = { ...matched, inPart: { without: ['source', 'province', 'nationality'] } };

  @PrimaryColumn('uuid')
  survivorId!: string;

  @Column('text')
  @Index()
  caseNumber!: string;

  @Column('timestamptz')
  filedAt!: string;

  @Column('boolean')
  erased!: boolean;

  @Column('date')
  @Field(() => DateScalar)
  on!: string;

  @Column('text')
  @Field(() => ReferralSources, { nullable: true, description: BEFORE_INTERVIEW })
  source!: ReferralSource;

  @Column('text')
  @Field(() => String)
  office!: string;

  @Column('text')
  @Field(() => String, { nullable: true, description: BEFORE_INTERVIEW })
  province!: string;

  @Column('text')
  @Field(() => Urgencies)
  urgency!: Urgency;

  @Column('text')
  @Field(() => Sexes)
  sex!: Sex;

  @Column('text')
  @Field(() => String, { nullable: true, description: BEFORE_INTERVIEW })
  nationality!: string;

  @Column('text', { array: true })
  @Field(() => [String], { description: 'Languages in which the survivor can be spoken to: ISO 639.' })
  languages!: readonly string[];

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
  @PersonalField('identity', 'ethnicity') readonly ethnicity?: PersonalText;
  @PersonalField('location', 'district') readonly district?: PersonalText;
  @PersonalField('contact', 'contact', PersonalContact) readonly contact?: PersonalContact;
}
