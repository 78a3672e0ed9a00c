import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { View, type SealedValue } from '#kernel/projections';
import { DateScalar, PersonalField, PersonalText, UuidScalar } from '#nest';
import type { CustodyStatus, DependantHome, Kinship } from './family.codes.js';
import { CustodyStatuses, DependantHomes, Kinships } from './family.commands.js';
import { TESTIMONY_READERS } from '../../heard.readers.js';

@Entity('dependant')
@ObjectType('Dependant', { description: 'A person who depends on the survivor, and where they live now.' })
export class DependantView extends View {
  @PrimaryColumn('uuid')
  survivorId!: string;

  @PrimaryColumn('uuid')
  @Field(() => UuidScalar)
  dependantId!: string;

  @Column('text')
  @Field(() => Kinships, { description: 'What the dependant is to the survivor.' })
  relation!: Kinship;

  @Column('int', { nullable: true })
  @Field(() => Int, { nullable: true, description: 'The year in which the dependant was born.' })
  birthYear!: number | null;

  @Column('text')
  @Field(() => DependantHomes, { description: 'Who the dependant lives with.' })
  livesWith!: DependantHome;

  @Column('text')
  @Field(() => String, { description: 'The country in which the dependant lives, as an ISO 3166 code such as KH.' })
  country!: string;

  @Column('date')
  @Field(() => DateScalar, { description: 'Since when the dependant has lived there, as far as it is known.' })
  since!: string;

  @Column('text')
  @Field(() => CustodyStatuses, { description: 'Where the custody proceedings of the survivor stand.' })
  custody!: CustodyStatus;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The day of the last entry about the custody.' })
  custodyOn!: string | null;

  @Column('jsonb')
  sealed!: readonly SealedValue[];

  @PersonalField('identity', 'name') readonly name?: PersonalText;
  @PersonalField('testimony', 'court') readonly court?: PersonalText;
  @PersonalField('testimony', 'note', PersonalText, TESTIMONY_READERS) readonly note?: PersonalText;
}
