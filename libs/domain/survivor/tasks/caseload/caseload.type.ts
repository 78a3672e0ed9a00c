import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import {
  AtLeast,
  Code,
  DateScalar,
  DayAndId,
  PageSize,
  Flag,
  IdList,
  Office,
  PageInfo,
  Purposes,
  Stale,
  UuidScalar,
  Worker,
  codes,
  type Purpose,
} from '#nest';
import { PersonName } from '../../steps/referral/person-name.type.js';
import { SEXES, type Sex } from '../../steps/referral/referral.codes.js';
import type { RiskLevel } from '../../steps/risk/risk.codes.js';
import type { CaseStatus } from '../tasks.codes.js';
import { CaseStatuses, DueTask, NAME, RiskLevels } from '../tasks.type.js';

const Sexes = codes('Sex', SEXES);

@ArgsType()
export class LiveCaseloadArgs {
  @Code(Purposes) readonly purpose!: Purpose;
  @Worker({ nullable: true, description: 'Only cases assigned to this colleague.' }) readonly worker?: string;
  @Office({ nullable: true, description: 'Only of this office.' }) readonly office?: string;
  @Code(RiskLevels, { nullable: true, description: 'Only cases of this risk.' }) readonly riskLevel?: RiskLevel;
  @Code(CaseStatuses, { nullable: true, description: 'Only cases at this stage.' }) readonly status?: CaseStatus;
  @Flag({ nullable: true, description: 'The latest referral first; otherwise the earliest.' })
  readonly latestFirst?: boolean;
  @PageSize(50, { nullable: true, description: 'How many at most: 50.' }) readonly first?: number;
}

@ArgsType()
export class CaseloadArgs extends LiveCaseloadArgs {
  @IdList({ nullable: true, description: 'Only these survivors, as far as the list contains them.' })
  readonly survivorIds?: readonly string[];
  @DayAndId({ nullable: true }) readonly after?: string;
  @AtLeast() readonly atLeast?: string;
}

@ObjectType({ description: 'A case in a caseload.' })
export class CaseloadEntry {
  @Field(() => UuidScalar) survivorId!: string;
  @Field(() => String, { description: 'The short number by which people name the case.' }) caseNumber!: string;
  @Field(() => PersonName, { nullable: true, description: NAME }) name?: PersonName | undefined;
  @Field(() => CaseStatuses) status!: CaseStatus;
  @Field(() => RiskLevels, { nullable: true, description: 'The level in force. Null: no assessment was made.' })
  riskLevel!: RiskLevel | null;
  @Field(() => DateScalar) referredOn!: string;
  @Field(() => String) office!: string;
  @Field(() => String, {
    nullable: true,
    description: 'The case worker with the assignment, if there is one.',
  })
  worker!: string | null;
  @Field(() => Sexes, { nullable: true, description: 'Null while it is not known to the views.' })
  sex!: Sex | null | Promise<Sex | null>;
  @Field(() => Int, { nullable: true, description: 'The year of birth. Null: unknown.' })
  birthYear!: number | null | Promise<number | null>;
  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The day on which somebody last met or called the survivor. Null: no such day was recorded, or you are a forensic interviewer.',
  })
  lastContactOn!: string | null;
  @Field(() => DueTask, { nullable: true, description: 'The most urgent open task.' })
  nextTask!: DueTask | null;
}

@ObjectType()
export class CaseloadEdge {
  @Field(() => String) cursor!: string;
  @Field(() => CaseloadEntry) node!: CaseloadEntry;
}

@ObjectType('CaseloadConnection', { description: 'The cases of a worker or an office, by the day of the referral.' })
export class Caseload {
  @Field(() => [CaseloadEdge]) edges!: readonly CaseloadEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Field(() => Int, { description: 'How many cases there are on all pages.' })
  totalCount!: number | Promise<number>;
  @Stale() stale!: boolean;
}
