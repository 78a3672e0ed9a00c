import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { View, type SealedValue } from '#kernel/projections';
import { OtherSurvivorField, PersonalField, UuidScalar, PersonalText } from '#nest';
import type { Kinship } from './family.codes.js';
import { Kinships } from './family.commands.js';
import { TESTIMONY_READERS } from '../../heard.readers.js';

@Entity('relative')
@ObjectType('Relative', { description: 'Another survivor of the family, or found together with this one.' })
export class RelativeView extends View {
  @PrimaryColumn('uuid')
  survivorId!: string;

  @PrimaryColumn('uuid')
  @Field(() => UuidScalar)
  linkId!: string;

  @Column('text')
  @Field(() => Kinships, { description: 'What the other survivor is to this one.' })
  relation!: Kinship;

  @Column('boolean')
  @Field(() => Boolean, { description: 'Whether the two were found together.' })
  foundTogether!: boolean;

  @Column('jsonb')
  sealed!: readonly SealedValue[];

  @OtherSurvivorField('identity', 'otherSurvivorId', 'The other record, for readers who may open it too.')
  readonly otherSurvivorId?: PersonalText;

  @PersonalField('testimony', 'note', PersonalText, TESTIMONY_READERS) readonly note?: PersonalText;
}
