import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateScalar, UuidScalar } from '#kernel/nest';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { View, onlyTo, type RowPolicy } from '#kernel/projections';
import type { OperationKind, PreventionKind } from './operation.codes.js';
import { OperationKinds, PreventionKinds } from './operation.commands.js';

const toThoseWhoRecordThem: RowPolicy = { own: onlyTo('CASE_WORKER', 'SUPERVISOR') };

@Entity('operation')
@ObjectType('Operation', { description: 'An operation to find victims.' })
export class OperationView extends View {
  static readonly wall = toThoseWhoRecordThem;

  @PrimaryColumn('uuid')
  @Field(() => UuidScalar)
  operationId!: string;

  @Column('date')
  @Field(() => DateScalar)
  on!: string;

  @Column('text')
  @Field(() => OperationKinds)
  kind!: OperationKind;

  @Column('text')
  @Field(() => String)
  office!: string;

  @Column('text')
  @Field(() => String)
  province!: string;

  @Column('text', { array: true })
  @Field(() => [String])
  withAuthorities!: readonly string[];
}

@Entity('prevention')
@ObjectType('PreventionActivity', { description: 'A training, a presentation, a broadcast, or materials handed out.' })
export class PreventionView extends View {
  static readonly wall = toThoseWhoRecordThem;

  @PrimaryColumn('uuid')
  @Field(() => UuidScalar)
  operationId!: string;

  @Column('date')
  @Field(() => DateScalar, { description: 'The first day.' })
  on!: string;

  @Column('date')
  @Field(() => DateScalar, { description: 'The last day.' })
  to!: string;

  @Column('text')
  @Field(() => PreventionKinds)
  kind!: PreventionKind;

  @Column('text', { array: true })
  @Field(() => [String])
  districts!: readonly string[];

  @Column('text')
  @Field(() => String)
  audience!: string;

  @Column('int')
  @Field(() => Int)
  attendees!: number;

  @Column('int')
  @Field(() => Int)
  materials!: number;

  @Column('int')
  @Field(() => Int)
  reach!: number;
}
