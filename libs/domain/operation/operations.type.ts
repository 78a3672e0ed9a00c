import { ArgsType, Field, ObjectType } from '@nestjs/graphql';
import { AtLeast, DateField, DayAndId, IntField, Office, PageInfo } from '#kernel/nest';
import { OperationView, PreventionView } from './operation.view.js';

@ArgsType()
export class ActivitiesArgs {
  @DateField({ nullable: true, description: 'Only those that began on this day or later.' }) readonly from?: string;
  @DateField({ nullable: true, description: 'Only those that began on this day or earlier.' }) readonly to?: string;
  @IntField(50, { nullable: true, description: 'How many at most: 50.' }) readonly first?: number;
  @DayAndId({ nullable: true }) readonly after?: string;
  @AtLeast() readonly atLeast?: string;
}

@ArgsType()
export class OperationsArgs extends ActivitiesArgs {
  @Office({ nullable: true, description: 'Only of this office.' }) readonly office?: string;
}

@ObjectType()
export class OperationEdge {
  @Field(() => String) cursor!: string;
  @Field(() => OperationView) node!: OperationView;
}
@ObjectType({ description: 'Operations, the latest first.' })
export class OperationConnection {
  @Field(() => [OperationEdge]) edges!: readonly OperationEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Field(() => Boolean, { description: 'Whether it may lack entries that were recorded.' }) stale!: boolean;
}

@ObjectType()
export class PreventionActivityEdge {
  @Field(() => String) cursor!: string;
  @Field(() => PreventionView) node!: PreventionView;
}
@ObjectType({ description: 'Prevention activities, the latest first.' })
export class PreventionActivityConnection {
  @Field(() => [PreventionActivityEdge]) edges!: readonly PreventionActivityEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Field(() => Boolean, { description: 'Whether it may lack entries that were recorded.' }) stale!: boolean;
}
