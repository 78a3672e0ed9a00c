import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { View } from '#kernel/projections';

/** Disposable: to change it, rename the table (…_v2) and let it be rebuilt from the events. */
@Entity('overview_v1')
@ObjectType('Overview', { description: 'The last event, and whether the case is open.' })
export class OverviewView extends View {
  @PrimaryColumn('uuid')
  survivorId!: string;

  @Column('text')
  @Field(() => String, { description: 'The name of the last event.' })
  last!: string;

  @Column('timestamptz')
  @Field(() => Date)
  recordedAt!: string;

  @Column('text')
  @Field(() => String, { description: 'Who recorded it.' })
  recordedBy!: string;

  @Column('boolean')
  @Field(() => Boolean)
  closed!: boolean;
}
