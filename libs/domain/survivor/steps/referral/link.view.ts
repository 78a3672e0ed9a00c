import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { View } from '#kernel/projections';

/** Disposable: to change it, rename the table (…_v2) and let it be rebuilt from the events. */
@Entity('link_v1')
@ObjectType('Link', { description: 'Marks a record as a duplicate, and names the record that is continued instead.' })
export class LinkView extends View {
  @PrimaryColumn('uuid')
  survivorId!: string;

  @Column('uuid')
  @Field(() => ID)
  keptSurvivorId!: string;
}
