import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import {
  AtLeast,
  Code,
  DateScalar,
  DayAndId,
  Flag,
  PageSize,
  Office,
  PageInfo,
  Purposes,
  Stale,
  UuidScalar,
  Worker,
  type Purpose,
} from '#nest';
import { PersonName } from '../../steps/referral/person-name.type.js';
import type { RiskLevel } from '../../steps/risk/risk.codes.js';
import type { TaskKind } from '../tasks.codes.js';
import { NAME, RiskLevels, TaskKinds } from '../tasks.type.js';

@ArgsType()
export class LiveDueWorkArgs {
  @Code(Purposes) readonly purpose!: Purpose;
  @Worker({ nullable: true, description: 'Only cases assigned to this colleague.' }) readonly worker?: string;
  @Office({ nullable: true, description: 'Only of this office.' }) readonly office?: string;
  @Code(TaskKinds, { nullable: true, description: 'Only tasks of this kind.' }) readonly kind?: TaskKind;
  @Code(RiskLevels, { nullable: true, description: 'Only cases of this risk.' }) readonly riskLevel?: RiskLevel;
  @Flag({ nullable: true, description: 'Only tasks whose due day has passed, or only the others.' })
  readonly overdue?: boolean;
  @Flag({
    nullable: true,
    description: 'Only approvals and reviews, in which a second person decides; or only the others.',
  })
  readonly decisions?: boolean;
  @PageSize(50, { nullable: true, description: 'How many at most: 50.' }) readonly first?: number;
}

@ArgsType()
export class DueWorkArgs extends LiveDueWorkArgs {
  @DayAndId({ nullable: true }) readonly after?: string;
  @AtLeast() readonly atLeast?: string;
}

@ObjectType('KindOfWork', { description: 'The open tasks of one kind for one survivor.' })
export class KindOfWorkType {
  @Field(() => TaskKinds, { description: 'The kind.' }) kind!: TaskKind;
  @Field(() => DateScalar, { description: 'The day from which the time of the first one runs.' }) since!: string;
  @Field(() => DateScalar, { description: 'The first of their due days.' }) dueOn!: string;
  @Field(() => Boolean, { description: 'Whether that day has passed.' }) overdue!: boolean;
  @Field(() => Int, { description: 'How many there are.' }) count!: number;
}

@ObjectType({ description: 'What is due for one survivor.' })
export class DueWork {
  @Field(() => UuidScalar) survivorId!: string;
  @Field(() => String, { description: 'The short number by which people name the case.' }) caseNumber!: string;
  @Field(() => PersonName, { nullable: true, description: NAME }) name?: PersonName | undefined;
  @Field(() => String) office!: string;
  @Field(() => String, { nullable: true, description: 'The case worker with the assignment, if there is one.' })
  worker!: string | null;
  @Field(() => Boolean, {
    description:
      'For supervisors: whether a case worker must be assigned, since there is none or all of them have left.',
  })
  needsCaseWorker!: boolean;
  @Field(() => RiskLevels, { nullable: true, description: 'The level in force. Null: no assessment was made.' })
  riskLevel!: RiskLevel | null;
  @Field(() => Boolean, { description: 'Whether the due day of a task has passed.' }) overdue!: boolean;
  @Field(() => [KindOfWorkType], { description: 'The tasks by kind, the most urgent first.' })
  tasks!: readonly KindOfWorkType[];
}

@ObjectType()
export class DueWorkEdge {
  @Field(() => String) cursor!: string;
  @Field(() => DueWork) node!: DueWork;
}

const WHEN_MANY = 'Null when there is too much to count.';

@ObjectType({ description: 'What is due by survivor, the most urgent first.' })
export class DueWorkConnection {
  @Field(() => [DueWorkEdge]) edges!: readonly DueWorkEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Field(() => Int, { nullable: true, description: `How many survivors there are on all pages. ${WHEN_MANY}` })
  totalCount!: number | null;
  @Field(() => Int, { nullable: true, description: `For how many of them a due day has passed. ${WHEN_MANY}` })
  overdueCount!: number | null;
  @Stale() stale!: boolean;
}
