import { InputType } from '@nestjs/graphql';
import {
  Amount,
  Code,
  Currency,
  Flag,
  Id,
  Line,
  Money,
  DateAhead,
  DateField,
  Nested,
  SurvivorCommand,
  Text,
  codes,
} from '#nest';
import { SERVICE_TYPES, type ServiceType } from '../../../directory/services.codes.js';
import * as list from './assistance.codes.js';

export const ServiceTypes = codes('ServiceType', SERVICE_TYPES);
export const ServiceModes = codes('ServiceMode', list.SERVICE_MODES);
const ServiceUnits = codes('ServiceUnit', list.SERVICE_UNITS);
export const ServiceEndReasons = codes('ServiceEndReason', list.SERVICE_END_REASONS);

@InputType({ description: 'The cost in the smallest unit of the currency: 18.00 USD is 1800.' })
export class CostInput {
  @Money() readonly amount!: number;
  @Currency() readonly currency!: string;
}

export class PlanService extends SurvivorCommand {
  @Id({ nullable: true }) readonly serviceId?: string;
  @Code(ServiceTypes) readonly type!: ServiceType;
  @Line(200, {}, 'organisationName') readonly provider!: string;
  @DateAhead() readonly from!: string;
  @Id({ nullable: true }) readonly goalId?: string;
}

export class DeliverService extends SurvivorCommand {
  @Id({ nullable: true })
  readonly serviceId?: string;
  @Code(ServiceTypes) readonly type!: ServiceType;
  @Line(200, {}, 'organisationName') readonly provider!: string;
  @Code(ServiceModes) readonly mode!: list.ServiceMode;
  @DateField({ nullable: true }) readonly on?: string;
  @DateField({ nullable: true }) readonly from?: string;
  @DateField({ nullable: true }) readonly to?: string;
  @Amount(100_000) readonly quantity!: number;
  @Code(ServiceUnits) readonly unit!: list.ServiceUnit;
  @Nested(() => CostInput, { nullable: true }) readonly cost?: CostInput;
  @Id({ nullable: true }) readonly goalId?: string;
  @Flag({ nullable: true }) readonly emergency?: boolean;
  @Text(2_000, { nullable: true }) readonly note?: string;
}

export class DeclineService extends SurvivorCommand {
  @Id({ nullable: true }) readonly serviceId?: string;
  @Code(ServiceTypes) readonly type!: ServiceType;
  @DateField() readonly on!: string;
}

export class EndService extends SurvivorCommand {
  @Id() readonly serviceId!: string;
  @DateField() readonly on!: string;
  @Code(ServiceEndReasons) readonly reason!: list.ServiceEndReason;
}
