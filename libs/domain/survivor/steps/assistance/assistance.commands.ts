import { InputType } from '@nestjs/graphql';
import { Amount, Code, Flag, Id, Line, DateField, Nested, Pattern, SurvivorCommand, Text, codes } from '#kernel/nest';
import * as list from './assistance.codes.js';

export const ServiceTypes = codes('ServiceType', list.SERVICE_TYPES);
export const ServiceModes = codes('ServiceMode', list.SERVICE_MODES);
export const ServiceUnits = codes('ServiceUnit', list.SERVICE_UNITS);
export const ServiceEndReasons = codes('ServiceEndReason', list.SERVICE_END_REASONS);

@InputType({ description: 'The cost in the smallest unit of the currency: 18.00 USD is 1800.' })
export class CostInput {
  @Amount(2_000_000_000) readonly amount!: number;
  @Pattern(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as USD') readonly currency!: string;
}

export class PlanService extends SurvivorCommand {
  @Id({ nullable: true }) readonly serviceId?: string;
  @Code(ServiceTypes) readonly type!: list.ServiceType;
  @Line(200) readonly provider!: string;
  @DateField({ description: 'The day on which it is to begin; it may lie in the future.' }) readonly from!: string;
  @Id({ nullable: true, description: 'The goal of the plan that it serves.' }) readonly goalId?: string;
}

export class DeliverService extends SurvivorCommand {
  @Id({ nullable: true, description: 'The same id again for a service that is delivered more than once.' })
  readonly serviceId?: string;
  @Code(ServiceTypes) readonly type!: list.ServiceType;
  @Line(200) readonly provider!: string;
  @Code(ServiceModes) readonly mode!: list.ServiceMode;
  @DateField({ nullable: true, description: 'The day, or else from and to.' }) readonly on?: string;
  @DateField({ nullable: true, description: 'The first day of a period.' }) readonly from?: string;
  @DateField({ nullable: true, description: 'The last day of a period.' }) readonly to?: string;
  @Amount(100_000) readonly quantity!: number;
  @Code(ServiceUnits) readonly unit!: list.ServiceUnit;
  @Nested(() => CostInput, { nullable: true }) readonly cost?: CostInput;
  @Id({ nullable: true, description: 'The goal of the plan that it serves.' }) readonly goalId?: string;
  @Flag({ nullable: true, description: 'Whether it could not wait for a plan.' }) readonly emergency?: boolean;
  @Text(2_000, { nullable: true }) readonly note?: string;
}

export class DeclineService extends SurvivorCommand {
  @Id({ nullable: true }) readonly serviceId?: string;
  @Code(ServiceTypes) readonly type!: list.ServiceType;
  @DateField() readonly on!: string;
}

export class EndService extends SurvivorCommand {
  @Id() readonly serviceId!: string;
  @DateField() readonly on!: string;
  @Code(ServiceEndReasons) readonly reason!: list.ServiceEndReason;
}
