import { InputType } from '@nestjs/graphql';
import { Code, CodeList, Id, IdList, OnDay, PartList, SurvivorCommand, Text, codes } from '#step';
import { SERVICE_TYPES, type ServiceType } from '../assistance/assistance.codes.js';
import { CSI_DOMAINS, type CsiDomain } from '../risk/risk.codes.js';
import { CASE_PLAN_STATUSES } from './plan.codes.js';

export const CasePlanStatuses = codes('CasePlanStatus', CASE_PLAN_STATUSES);
export const CsiDomains = codes('CsiDomain', CSI_DOMAINS);
export const ServiceTypes = codes('ServiceType', SERVICE_TYPES);

@InputType({ description: 'What is to be reached, in which part of her life, by when.' })
export class GoalInput {
  @Id({ description: 'A UUID of yours, which services name. A goal that goes on in a revised plan keeps it.' })
  readonly goalId!: string;
  @Code(CsiDomains) readonly domain!: CsiDomain;
  @Text(2_000) readonly aim!: string;
  @Text(2_000, { nullable: true, description: 'In her own words.' }) readonly survivorsWish?: string;
  @CodeList(ServiceTypes, { description: 'Those that are to serve it.' }) readonly services!: ServiceType[];
  @OnDay() readonly dueOn!: string;
}

@InputType()
export class DraftCasePlan extends SurvivorCommand {
  @Id({ nullable: true }) readonly planId?: string;
  @OnDay() readonly on!: string;
  @PartList(() => GoalInput) readonly goals!: GoalInput[];
}

@InputType()
export class ReviseCasePlan extends SurvivorCommand {
  @Id({ nullable: true, description: 'Of the new plan. The active one stays active until this one is approved.' })
  readonly planId?: string;
  @OnDay() readonly on!: string;
  @PartList(() => GoalInput, { description: 'All that should hold from now on, what goes on too.' })
  readonly goals!: GoalInput[];
  @IdList({ nullable: true, description: 'Goals of the active plan that were reached.' })
  readonly goalsReached?: string[];
  @Text(2_000, { nullable: true }) readonly why?: string;
}

@InputType()
export class SubmitCasePlan extends SurvivorCommand {
  @Id() readonly planId!: string;
  @OnDay() readonly on!: string;
}

@InputType()
export class ApproveCasePlan extends SurvivorCommand {
  @Id() readonly planId!: string;
  @OnDay({ description: 'It is active from that day on.' }) readonly on!: string;
}

@InputType()
export class ReturnCasePlan extends SurvivorCommand {
  @Id() readonly planId!: string;
  @OnDay() readonly on!: string;
  @Text(2_000, { description: 'What it lacks.' }) readonly reason!: string;
}
