import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { View, type SealedValue } from '#kernel/projections';
import { DateScalar, PersonalField, type PersonalText } from '#nest';
import type { EntryBasis, Housing, Intake, Programme } from './aftercare.codes.js';
import { EntryBases, Housings, Intakes, Programmes } from './aftercare.commands.js';

@Entity('aftercare')
@ObjectType('Aftercare', { description: "The survivor's last entry into aftercare, and where they live." })
export class AftercareView extends View {
  @PrimaryColumn('uuid')
  survivorId!: string;

  @Column('date')
  @Field(() => DateScalar)
  enteredOn!: string;

  @Column('text')
  @Field(() => EntryBases)
  basis!: EntryBasis;

  @Column('text')
  @Field(() => Intakes)
  intake!: Intake;

  @Column('text')
  @Field(() => String)
  office!: string;

  @Column('text')
  @Field(() => Programmes)
  programme!: Programme;

  @Column('text')
  @Field(() => Housings)
  housing!: Housing;

  @Column('date')
  @Field(() => DateScalar)
  housingSince!: string;

  @Column('boolean')
  @Field(() => Boolean)
  suspended!: boolean;

  @Column('jsonb')
  sealed!: readonly SealedValue[];

  @PersonalField('location', 'address') readonly address?: PersonalText;
  @PersonalField('location', 'carer') readonly carer?: PersonalText;
  @PersonalField('testimony', 'safetyPlan') readonly safetyPlan?: PersonalText;
}
