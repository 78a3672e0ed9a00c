import { InputType } from '@nestjs/graphql';
import { Code, CodeList, Id, IdList, DateAhead, DateField, NestedList, SurvivorCommand, Text, codes } from '#nest';
import { SERVICE_TYPES, type ServiceType } from '../../../directory/services.codes.js';
import { CSI_DOMAINS, type CsiDomain } from '../risk/risk.codes.js';
import { CASE_PLAN_STATUSES } from './plan.codes.js';

export const CasePlanStatuses = codes('CasePlanStatus', CASE_PLAN_STATUSES);
export const CsiDomains = codes('CsiDomain', CSI_DOMAINS);
export const ServiceTypes = codes('ServiceType', SERVICE_TYPES);

@InputType({ description: "What is to be reached, in which part of the survivor's life, by when." })
export class GoalInput {
  @Id({
    description: 'A UUID that you choose, and that services name. A goal that continues in a revised plan keeps it.',
  })
  readonly goalId!: string;
  @Code(CsiDomains) readonly domain!: CsiDomain;
  @Text(2_000) readonly aim!: string;
  @Text(2_000, { nullable: true }) readonly survivorsWish?: string;
  @CodeList(ServiceTypes)
  readonly services!: ServiceType[];
  @DateAhead() readonly dueOn!: string;
}

export class DraftCasePlan extends SurvivorCommand {
  @Id({ nullable: true }) readonly planId?: string;
  @DateField() readonly on!: string;
  @NestedList(() => GoalInput) readonly goals!: GoalInput[];
}

export class ReviseCasePlan extends SurvivorCommand {
  @Id({
    nullable: true,
    description: 'The id of the new plan. The active plan stays active until the new one is approved.',
  })
  readonly planId?: string;
  @DateField() readonly on!: string;
  @NestedList(() => GoalInput)
  readonly goals!: GoalInput[];
  @IdList({ nullable: true })
  readonly goalsReached?: string[];
  @Text(2_000, { nullable: true }) readonly why?: string;
}

export class SubmitCasePlan extends SurvivorCommand {
  @Id() readonly planId!: string;
  @DateField() readonly on!: string;
}

export class ApproveCasePlan extends SurvivorCommand {
  @Id() readonly planId!: string;
  @DateField() readonly on!: string;
}

export class ReturnCasePlan extends SurvivorCommand {
  @Id() readonly planId!: string;
  @DateField() readonly on!: string;
  @Text(2_000) readonly reason!: string;
}

export class ReachGoal extends SurvivorCommand {
  @Id() readonly goalId!: string;
  @DateField() readonly on!: string;
  @Text(2_000, { nullable: true }) readonly note?: string;
}

export class DropGoal extends SurvivorCommand {
  @Id() readonly goalId!: string;
  @DateField() readonly on!: string;
  @Text(2_000) readonly reason!: string;
}
