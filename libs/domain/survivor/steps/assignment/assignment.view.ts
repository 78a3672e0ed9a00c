import { Field, ObjectType } from '@nestjs/graphql';
import { DateScalar, UuidScalar } from '#nest';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { View } from '#kernel/projections';
import type { AssignedAs } from './assignment.codes.js';
import { AssignedAsList } from './assignment.commands.js';

@Entity('assignment')
@ObjectType('Assignment', { description: 'A colleague who is or was assigned to the survivor.' })
export class AssignmentView extends View {
  @PrimaryColumn('uuid')
  survivorId!: string;

  @PrimaryColumn('uuid')
  @Field(() => UuidScalar)
  assignmentId!: string;

  @Column('text')
  @Index()
  @Field(() => String, { description: 'The name with which the colleague signs in.' })
  worker!: string;

  @Column('text')
  @Field(() => AssignedAsList)
  as!: AssignedAs;

  @Column('text')
  @Field(() => String)
  office!: string;

  @Column('date')
  @Field(() => DateScalar, { description: 'Since when this colleague has the assignment.' })
  since!: string;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Null while it lasts.' })
  endedOn!: string | null;
}
