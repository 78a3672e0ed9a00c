import { Field, ObjectType } from '@nestjs/graphql';
import { UuidScalar } from '#nest';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { View } from '#kernel/projections';

@Entity('link')
@ObjectType('Link', { description: 'Marks a record as a duplicate, and names the record that is continued instead.' })
export class LinkView extends View {
  @PrimaryColumn('uuid')
  survivorId!: string;

  @Column('uuid')
  @Field(() => UuidScalar)
  keptSurvivorId!: string;

  @Column('text')
  @Field(() => String, { description: 'The number of the case that is continued.' })
  keptCaseNumber!: string;
}
