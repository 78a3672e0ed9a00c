import type { Day, Personal } from '#kernel/decider';
import type { ServiceEndReason, ServiceMode, ServiceUnit } from './assistance.codes.js';
import type { ServiceType } from '../../../directory/services.codes.js';

/** An amount in the currency's smallest unit, so that sums are exact. ISO 4217. */
export type Cost = { amount: number; currency: string };

/** These names and shapes are stored forever: never edit one, add one. */
export type AssistanceEvents = {
  ServicePlanned: { serviceId: string; type: ServiceType; provider: string; from: Day; goalId?: string };
  ServiceDelivered: {
    serviceId: string;
    type: ServiceType;
    provider: string;
    mode: ServiceMode;
    /** One day, or the first and last day of a period. */
    from: Day;
    to: Day;
    quantity: number;
    unit: ServiceUnit;
    cost?: Cost;
    goalId?: string;
    emergency: boolean;
    note?: Personal<string>;
  };
  ServiceDeclined: { serviceId: string; type: ServiceType; on: Day };
  ServiceEnded: { serviceId: string; on: Day; reason: ServiceEndReason };
};
