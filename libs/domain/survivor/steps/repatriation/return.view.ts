import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { View } from '#kernel/projections';
import { DateScalar, UuidScalar } from '#nest';
import type { ReturnManner } from './repatriation.codes.js';
import { ReturnManners } from './repatriation.commands.js';

@Entity('return_home')
@ObjectType('Return', { description: 'A return from abroad that was not arranged as a repatriation.' })
export class ReturnView extends View {
  @PrimaryColumn('uuid')
  survivorId!: string;

  @PrimaryColumn('uuid')
  @Field(() => UuidScalar)
  returnId!: string;

  @Column('text')
  @Field(() => ReturnManners, { description: 'How the survivor came home.' })
  manner!: ReturnManner;

  @Column('text')
  @Field(() => String, { description: 'The country from which the survivor returned.' })
  from!: string;

  @Column('text', { array: true })
  @Field(() => [String], { description: 'The countries on the way, in order.' })
  transit!: readonly string[];

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The border crossing or airport.' })
  crossing!: string | null;

  @Column('boolean', { nullable: true })
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the border was crossed without papers, or outside a checkpoint; null if it is not known.',
  })
  irregularCrossing!: boolean | null;

  @Column('date')
  @Field(() => DateScalar, { description: 'The day of the return.' })
  on!: string;
}
