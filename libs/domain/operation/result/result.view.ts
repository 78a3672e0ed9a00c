import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateScalar } from '#nest';
import { View } from '#kernel/projections';
import { toThoseWhoRecordThem } from '../operation.readers.js';
import type { HandedOut } from './result.events.js';

@ObjectType('HandedOut', { description: 'Printed material of one title in one language.' })
export class HandedOutType {
  @Field(() => String, { description: 'The title of the material.' }) title!: string;
  @Field(() => String, { description: 'The language of the material, as an ISO 639 code such as khm.' })
  language!: string;
  @Field(() => Int, { description: 'How many copies were handed out.' }) count!: number;
}

@Entity('operation_result')
@ObjectType('OperationResult', { description: 'What an operation led to.' })
export class OperationResultView extends View {
  static readonly rowPolicy = toThoseWhoRecordThem;

  @PrimaryColumn('uuid')
  operationId!: string;

  @Column('date')
  @Field(() => DateScalar, { description: 'The day on which these were counted.' })
  on!: string;

  @Column('int')
  @Field(() => Int, { description: 'People the team talked to.' })
  met!: number;

  @Column('int')
  @Field(() => Int, { description: 'Of those met, people screened for signs of trafficking.' })
  screened!: number;

  @Column('int')
  @Field(() => Int, { description: 'Of those screened, people referred to somebody who can help.' })
  referred!: number;

  @Column('jsonb')
  @Field(() => [HandedOutType], { description: 'Printed materials, by title and language.' })
  materials!: readonly HandedOut[];
}
