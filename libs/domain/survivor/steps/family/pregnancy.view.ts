import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { View, type SealedValue } from '#kernel/projections';
import { DateScalar, PersonalField, UuidScalar, type PersonalText } from '#nest';

@Entity('pregnancy')
@ObjectType('Pregnancy', { description: 'A pregnancy of the survivor.' })
export class PregnancyView extends View {
  @PrimaryColumn('uuid')
  survivorId!: string;

  @PrimaryColumn('uuid')
  @Field(() => UuidScalar)
  pregnancyId!: string;

  @Column('date')
  @Field(() => DateScalar, { description: 'The day on which the pregnancy became known.' })
  on!: string;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The day on which it ended, with or without a birth.' })
  endedOn!: string | null;

  @Column('jsonb')
  sealed!: readonly SealedValue[];

  @PersonalField('health', 'dueMonth') readonly dueMonth?: PersonalText;
  @PersonalField('health', 'note') readonly note?: PersonalText;
}
