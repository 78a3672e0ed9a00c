import { Field, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar, UuidScalar } from '#nest';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { View } from '#kernel/projections';
import type { CorrectionKind } from './correction.codes.js';
import { CorrectionKinds } from './correction.commands.js';

@Entity('correction')
@ObjectType('Correction', {
  description:
    'An entry that was corrected, struck out or disputed, or one recorded against a rule that has been reviewed.',
})
export class CorrectionView extends View {
  @PrimaryColumn('uuid')
  survivorId!: string;

  @PrimaryColumn('uuid')
  @Field(() => UuidScalar, { description: 'The id that reviewEntry takes.' })
  eventId!: string;

  @Column('text')
  @Field(() => CorrectionKinds)
  kind!: CorrectionKind;

  @Column('uuid')
  @Field(() => UuidScalar, { description: 'The entry itself.' })
  entryId!: string;

  @Column('timestamptz')
  @Field(() => DateTimeScalar)
  recordedAt!: string;

  @Column('text')
  @Field(() => String)
  recordedBy!: string;

  @Column('boolean', { nullable: true })
  @Field(() => Boolean, { nullable: true, description: 'The decision of the review; null until then.' })
  upheld!: boolean | null;
}
