import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { View, type SealedValue } from '#kernel/projections';
import { DateScalar, UuidScalar, PersonalField, type PersonalText } from '#nest';
import type { HouseholdRelation, HouseholdSafety } from './referral.codes.js';
import { HouseholdRelations, HouseholdSafeties } from './referral.commands.js';

@Entity('household')
@ObjectType('HouseholdMember', { description: 'A person who lives with the survivor, as recorded last.' })
export class HouseholdView extends View {
  @PrimaryColumn('uuid')
  survivorId!: string;

  @PrimaryColumn('uuid')
  @Field(() => UuidScalar)
  memberId!: string;

  @Column('text')
  @Field(() => HouseholdRelations)
  relation!: HouseholdRelation;

  @Column('text')
  @Field(() => HouseholdSafeties, { description: 'Whether the survivor is safe with them.' })
  safe!: HouseholdSafety;

  @Column('date')
  @Field(() => DateScalar, {
    description:
      'The day of the entry; for an imported one, the day of the import. A correction does not move it, and it does not say that they still live there today.',
  })
  recordedOn!: string;

  @Column('jsonb')
  sealed!: readonly SealedValue[];

  @PersonalField('identity', 'name') readonly name?: PersonalText;
  @PersonalField('testimony', 'note') readonly note?: PersonalText;
}
