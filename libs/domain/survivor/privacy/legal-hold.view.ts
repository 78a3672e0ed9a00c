import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { View, type SealedValue } from '#kernel/projections';
import { DateScalar, UuidScalar, PersonalField, type PersonalText } from '#nest';
import type { LegalHoldReason } from './privacy.codes.js';
import { LegalHoldReasons } from './privacy.commands.js';

@Entity('legal_hold')
@ObjectType('LegalHold', {
  description: 'Why no personal data of the survivor may be erased. An open prosecution is a hold by itself.',
})
export class LegalHoldView extends View {
  @PrimaryColumn('uuid')
  survivorId!: string;

  @PrimaryColumn('uuid')
  @Field(() => UuidScalar)
  holdId!: string;

  @Column('text')
  @Field(() => LegalHoldReasons)
  reason!: LegalHoldReason;

  @Column('date')
  @Field(() => DateScalar)
  placedOn!: string;

  @Column('text')
  @Field(() => String)
  placedBy!: string;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Null while the hold is in force.' })
  liftedOn!: string | null;

  @Column('jsonb')
  sealed!: readonly SealedValue[];

  @PersonalField('testimony', 'note') readonly note?: PersonalText;
}
