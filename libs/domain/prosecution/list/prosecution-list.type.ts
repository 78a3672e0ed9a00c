import { Field, Int, ObjectType } from '@nestjs/graphql';
import { ProsecutionOutcomes } from '#domain/survivor';
import { DateScalar, DateTimeScalar, PageInfo, Stale, UuidScalar } from '#nest';
import type { Outcome } from '../prosecution.codes.js';

@ObjectType('ProsecutionSummary', { description: 'A criminal case in a list: nothing personal.' })
export class ProsecutionSummary {
  @Field(() => UuidScalar) prosecutionId!: string;
  @Field(() => DateScalar) commencedOn!: string;
  @Field(() => String) court!: string;
  @Field(() => String) article!: string;
  @Field(() => Int) survivors!: number;
  @Field(() => ProsecutionOutcomes, { nullable: true, description: 'Null while the case or an appeal is open.' })
  outcome!: Outcome | null;
  @Field(() => Int, { description: 'How many are accused in it.' }) accused!: number;
  @Field(() => [ProsecutionOutcomes], { description: 'What was decided about each of the accused who were judged.' })
  decided!: readonly Outcome[];
  @Field(() => DateTimeScalar, { nullable: true, description: 'The next hearing. Null: none is planned.' })
  nextHearing!: string | null;
}

@ObjectType()
export class ProsecutionEdge {
  @Field(() => String) cursor!: string;
  @Field(() => ProsecutionSummary) node!: ProsecutionSummary;
}

@ObjectType('ProsecutionConnection', { description: 'The criminal cases that you may see, the latest first.' })
export class ProsecutionList {
  @Field(() => [ProsecutionEdge]) edges!: readonly ProsecutionEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Field(() => Int, { description: 'How many criminal cases there are on all pages.' })
  totalCount!: number | Promise<number>;
  @Stale() stale!: boolean;
}
