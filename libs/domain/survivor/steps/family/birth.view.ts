import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { View, type SealedValue } from '#kernel/projections';
import { DateScalar, PersonalField, UuidScalar, type PersonalText } from '#nest';

@Entity('birth')
@ObjectType('Birth', { description: 'A child to which the survivor gave birth.' })
export class BirthView extends View {
  @PrimaryColumn('uuid')
  survivorId!: string;

  @PrimaryColumn('uuid')
  @Field(() => UuidScalar)
  birthId!: string;

  @Column('uuid', { nullable: true })
  @Field(() => UuidScalar, { nullable: true, description: 'The pregnancy, if it is on record.' })
  pregnancyId!: string | null;

  @Column('date')
  @Field(() => DateScalar, { description: 'The day of the birth.' })
  on!: string;

  @Column('jsonb')
  sealed!: readonly SealedValue[];

  @PersonalField('identity', 'name') readonly name?: PersonalText;
  @PersonalField('health', 'note') readonly note?: PersonalText;
}
