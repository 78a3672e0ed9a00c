import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { View } from '#read-models';
import type { Conclusion } from './prosecution.decider.js';

/** Disposable: to change it, rename the table (…_v2) and let it be rebuilt from the events. */
@Entity('prosecution_v1')
@ObjectType('Prosecution', { description: 'A criminal case, how many survivors have a part in it, and how it ended.' })
export class ProsecutionView extends View {
  @PrimaryColumn('uuid')
  @Field(() => ID)
  prosecutionId!: string;

  @Column('date')
  @Field(() => String)
  commencedOn!: string;

  @Column('text')
  @Field(() => String)
  court!: string;

  @Column('text')
  @Field(() => String)
  article!: string;

  @Column('int')
  @Field(() => Int)
  survivors!: number;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Null while the case is open.' })
  outcome!: Conclusion['outcome'] | null;

  @Column('date', { nullable: true })
  @Field(() => String, { nullable: true })
  concludedOn!: string | null;
}
