import { ArgsType, Field, ID, ObjectType } from '@nestjs/graphql';
import {
  AtLeast,
  Code,
  DayAndId,
  Id,
  Office,
  PageInfo,
  Pattern,
  Purposes,
  Stale,
  Whole,
  Worker,
  codes,
  type Purpose,
} from '#step';
import { RISK_LEVELS, type RiskLevel } from '../risk/risk.codes.js';
import { PersonName } from '../referral/person-name.type.js';
import { CASE_STATUSES, TASK_KINDS, type CaseStatus, type TaskKind } from './tasks.codes.js';

export const TaskKinds = codes('TaskKind', TASK_KINDS);
export const CaseStatuses = codes('CaseStatus', CASE_STATUSES);
const RiskLevels = codes('RiskLevel', RISK_LEVELS);

const HERS = 'Only of her, if she is in the list at all.';

@ArgsType()
export class DueTasksArgs {
  @Code(Purposes) readonly purpose!: Purpose;
  @Worker({ nullable: true, description: 'Only of those whom this colleague looks after.' }) readonly worker?: string;
  @Office({ nullable: true, description: 'Only of this office.' }) readonly office?: string;
  @Id({ nullable: true, description: HERS }) readonly survivorId?: string;
  @Whole(50, { nullable: true, description: 'How many at most: 50.' }) readonly first?: number;
  @Pattern(/^\d{4}-\d{2}-\d{2}\/[0-9a-f-]{36}\/[\x21-\x7e]{1,120}$/, 'must be the cursor of a task', { nullable: true })
  readonly after?: string;
  @AtLeast() readonly atLeast?: string;
}

@ArgsType()
export class CaseloadArgs {
  @Code(Purposes) readonly purpose!: Purpose;
  @Whole(50, { nullable: true, description: 'How many at most: 50.' }) readonly first?: number;
  @DayAndId({ nullable: true }) readonly after?: string;
  @AtLeast() readonly atLeast?: string;
}

@ArgsType()
export class LiveCaseloadArgs {
  @Code(Purposes) readonly purpose!: Purpose;
  @Whole(50, { nullable: true, description: 'How many at most: 50.' }) readonly first?: number;
}

@ArgsType()
export class LiveDueTasksArgs extends LiveCaseloadArgs {
  @Id({ nullable: true, description: HERS }) readonly survivorId?: string;
}

const NAME = 'Her name. Asking for it opens her record, which is written down. Null: nobody has told it.';

@ObjectType({ description: 'Something that is still to be done, and by when.' })
export class DueTask {
  @Field(() => ID) survivorId!: string;
  @Field(() => PersonName, { nullable: true, description: NAME }) name?: PersonName | undefined;
  @Field(() => TaskKinds) kind!: TaskKind;
  @Field(() => String) dueOn!: string;
  @Field(() => Boolean, { description: 'That its day has passed.' }) overdue!: boolean;
  @Field(() => String, { description: 'From when its time runs.' }) since!: string;
  @Field(() => ID, { description: 'What it is about: an entry, a plan or its goal, an assessment, an override …' })
  ref!: string;
  @Field(() => String) office!: string;
  @Field(() => String, { nullable: true, description: 'The case worker who looks after her, if anybody does.' })
  worker!: string | null;
}

@ObjectType()
export class DueTaskEdge {
  @Field(() => String) cursor!: string;
  @Field(() => DueTask) node!: DueTask;
}

@ObjectType({ description: 'What is still to be done, the most urgent first.' })
export class DueTasks {
  @Field(() => [DueTaskEdge]) edges!: readonly DueTaskEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Stale() stale!: boolean;
}

@ObjectType({ description: 'A survivor in somebody’s hands.' })
export class CaseloadEntry {
  @Field(() => ID) survivorId!: string;
  @Field(() => PersonName, { nullable: true, description: NAME }) name?: PersonName | undefined;
  @Field(() => CaseStatuses) status!: CaseStatus;
  @Field(() => RiskLevels, { nullable: true, description: 'In force. Null: nobody has assessed her.' })
  riskLevel!: RiskLevel | null;
  @Field(() => String) referredOn!: string;
  @Field(() => String) office!: string;
  @Field(() => String, { nullable: true, description: 'The case worker who looks after her, if anybody does.' })
  worker!: string | null;
  @Field(() => DueTask, { nullable: true, description: 'The most urgent of what is still to be done.' })
  nextTask!: DueTask | null;
}

@ObjectType()
export class CaseloadEdge {
  @Field(() => String) cursor!: string;
  @Field(() => CaseloadEntry) node!: CaseloadEntry;
}

@ObjectType({ description: 'Whom somebody looks after, or whose office does, by the day of their referral.' })
export class Caseload {
  @Field(() => [CaseloadEdge]) edges!: readonly CaseloadEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Stale() stale!: boolean;
}
