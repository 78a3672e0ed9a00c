import { ArgsType, Field, ID, ObjectType } from '@nestjs/graphql';
import {
  DateScalar,
  DateTimeScalar,
  UuidScalar,
  AtLeast,
  Code,
  DayAndKey,
  Id,
  Office,
  PageInfo,
  Purposes,
  Stale,
  PageSize,
  Worker,
  codes,
  type Purpose,
} from '#nest';
import { RISK_LEVELS } from '../steps/risk/risk.codes.js';
import { PersonName } from '../steps/referral/person-name.type.js';
import { CASE_STATUSES, TASK_KINDS, type TaskKind } from './tasks.codes.js';

export const TaskKinds = codes('TaskKind', TASK_KINDS);
export const CaseStatuses = codes('CaseStatus', CASE_STATUSES);
export const RiskLevels = codes('RiskLevel', RISK_LEVELS);

/** What follows the day in the cursor of a task: the survivor, and which of their tasks. */
const TASK = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\/[\x21-\x7e]{1,120}$/;

const ONE_SURVIVOR = 'Only this survivor, if the list contains them.';

@ArgsType()
export class DueTasksArgs {
  @Code(Purposes) readonly purpose!: Purpose;
  @Worker({ nullable: true, description: 'Only cases assigned to this colleague.' }) readonly worker?: string;
  @Office({ nullable: true, description: 'Only of this office.' }) readonly office?: string;
  @Id({ nullable: true, description: ONE_SURVIVOR }) readonly survivorId?: string;
  @PageSize(50, { nullable: true, description: 'How many at most: 50.' }) readonly first?: number;
  @DayAndKey(TASK, 'must be the cursor of a task') readonly after?: string;
  @AtLeast() readonly atLeast?: string;
}

@ArgsType()
export class LiveDueTasksArgs {
  @Code(Purposes) readonly purpose!: Purpose;
  @PageSize(50, { nullable: true, description: 'How many at most: 50.' }) readonly first?: number;
  @Id({ nullable: true, description: ONE_SURVIVOR }) readonly survivorId?: string;
}

export const NAME = "The survivor's name. Selecting it opens the record, which is logged. Null: no name was recorded.";

@ObjectType({ description: 'An open task, and the day by which it is due.' })
export class DueTask {
  @Field(() => UuidScalar) survivorId!: string;
  @Field(() => PersonName, { nullable: true, description: NAME }) name?: PersonName | undefined;
  @Field(() => TaskKinds) kind!: TaskKind;
  @Field(() => DateScalar) dueOn!: string;
  @Field(() => Boolean, { description: 'Whether its due day has passed.' }) overdue!: boolean;
  @Field(() => String, { description: 'The day or instant from which its time runs.' }) since!: string;
  @Field(() => DateTimeScalar, { nullable: true, description: 'The instant of an appointment. Null for other tasks.' })
  at?: string;
  @Field(() => ID, { description: 'The id of an entry, a plan or its goal, an assessment, an override and so on.' })
  ref!: string;
  @Field(() => String) office!: string;
  @Field(() => String, {
    nullable: true,
    description:
      'The colleague named when it was set by hand, or who has left and is still assigned; otherwise the case worker with the assignment.',
  })
  worker!: string | null;
}

@ObjectType()
export class DueTaskEdge {
  @Field(() => String) cursor!: string;
  @Field(() => DueTask) node!: DueTask;
}

@ObjectType('DueTaskConnection', { description: 'The open tasks, the most urgent first.' })
export class DueTasks {
  @Field(() => [DueTaskEdge]) edges!: readonly DueTaskEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Stale() stale!: boolean;
}
