import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { AtLeast, Code, DateField, DayAndId, Id, PageSize, Office, PageInfo } from '#nest';
import type { OperationKind, PreventionKind } from './operation.codes.js';
import { OperationKinds, PreventionKinds } from './operation.commands.js';
import { OperationView, PreventionView } from './operation.view.js';

@ArgsType()
export class ActivitiesArgs {
  @Id({ nullable: true, description: 'Only this one.' }) readonly operationId?: string;
  @DateField({ nullable: true, description: 'Only those that began on this day or later.' }) readonly from?: string;
  @DateField({ nullable: true, description: 'Only those that began on this day or earlier.' }) readonly to?: string;
  @PageSize(50, { nullable: true, description: 'How many at most: 50.' }) readonly first?: number;
  @DayAndId({ nullable: true }) readonly after?: string;
  @AtLeast() readonly atLeast?: string;
}

@ArgsType()
export class OperationsArgs extends ActivitiesArgs {
  @Code(OperationKinds, { nullable: true, description: 'Only of this kind.' }) readonly kind?: OperationKind;
  @Office({ nullable: true, description: 'Only of this office.' }) readonly office?: string;
}

@ArgsType()
export class PreventionActivitiesArgs extends ActivitiesArgs {
  @Code(PreventionKinds, { nullable: true, description: 'Only of this kind.' }) readonly kind?: PreventionKind;
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
  @Field(() => Int, { description: 'How many there are on all pages.' }) totalCount!: number | Promise<number>;
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
  @Field(() => Int, { description: 'How many there are on all pages.' }) totalCount!: number | Promise<number>;
  @Field(() => Boolean, { description: 'Whether it may lack entries that were recorded.' }) stale!: boolean;
}
