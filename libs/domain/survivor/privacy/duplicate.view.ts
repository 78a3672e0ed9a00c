import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { View } from '#kernel/projections';
import { UuidScalar } from '#nest';

@Entity('duplicate')
@ObjectType('Duplicate', {
  description: 'A record of the same person that was linked to this one, which is continued instead.',
})
export class DuplicateView extends View {
  @PrimaryColumn('uuid')
  survivorId!: string;

  @PrimaryColumn('uuid')
  @Field(() => UuidScalar, { description: 'The record that was linked.' })
  duplicateSurvivorId!: string;

  @Column('text')
  @Field(() => String, { description: 'The number of the case of that record.' })
  caseNumber!: string;

  /** Records that were linked to the duplicate before: they are the same person, too. */
  @Column('uuid', { array: true })
  duplicates!: readonly string[];
}
