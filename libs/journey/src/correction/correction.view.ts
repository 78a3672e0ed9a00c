import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { View } from '#read-models';
import type { CorrectionKind } from './correction.codes.js';
import { CorrectionKinds } from './correction.commands.js';

/** Disposable: to change it, rename the table (…_v2) and let it be rebuilt from the events. */
@Entity('correction_v2')
@ObjectType('Correction', {
  description:
    'What was corrected, struck out or disputed, and what was recorded against a rule and has been reviewed.',
})
export class CorrectionView extends View {
  @PrimaryColumn('uuid')
  survivorId!: string;

  @PrimaryColumn('uuid')
  @Field(() => ID, { description: 'What reviewEntry names.' })
  eventId!: string;

  @Column('text')
  @Field(() => CorrectionKinds)
  kind!: CorrectionKind;

  @Column('uuid')
  @Field(() => ID, { description: 'The entry itself.' })
  entryId!: string;

  @Column('timestamptz')
  @Field(() => Date)
  recordedAt!: string;

  @Column('text')
  @Field(() => String)
  recordedBy!: string;

  @Column('boolean', { nullable: true })
  @Field(() => Boolean, { nullable: true, description: 'What its review decided, once it did.' })
  upheld!: boolean | null;
}
