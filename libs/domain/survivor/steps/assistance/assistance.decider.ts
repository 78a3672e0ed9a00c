import { refuse, requirePast, requireSome, acceptIdenticalRetry, type Day, type Decider } from '#kernel/decider';
import type { Consent } from '../consent/consent.state.js';
import { requireAnyConsent } from '../consent/consent.rules.js';
import { requireConsentThroughout } from '../consent/period.rules.js';
import type { Identification } from '../identification/identification.state.js';
import type { Plan } from '../plan/plan.state.js';
import { requireGoal } from '../plan/plan.rules.js';
import type { Referral } from '../referral/referral.state.js';
import { requireDay, requireOrder } from '../referral/referral.rules.js';
import type { ServiceEndReason } from './assistance.codes.js';
import type { ServiceType } from '../../../directory/services.codes.js';
import type { AssistanceEvents } from './assistance.events.js';
import {
  periodOf,
  requireAfterDelivery,
  requireAmounts,
  requireNotDeclined,
  requireSameType,
  type DayOrPeriod,
} from './assistance.rules.js';
import type { Service, Assistance } from './assistance.state.js';
import type { RecordTerms } from '../../terms.rules.js';

type Delivery = AssistanceEvents['ServiceDelivered'];

export type AssistanceCommands = {
  PlanService: { serviceId?: string; type: ServiceType; provider: string; from: Day; goalId?: string };
  DeliverService: Omit<Delivery, 'serviceId' | 'from' | 'to' | 'emergency' | 'note'> &
    DayOrPeriod & { serviceId?: string; emergency?: boolean; note?: string };
  DeclineService: { serviceId?: string; type: ServiceType; on: Day };
  EndService: { serviceId: string; on: Day; reason: ServiceEndReason };
};

type Others = { referral: Referral; consent: Consent; identification: Identification; plan: Plan };

/**
 * Services are for every survivor who was referred and wants them. They depend neither on identification nor on
 * aftercare, may be declined and accepted later, and may be delivered many times before they end.
 */
export const assistance: Decider<Assistance, AssistanceEvents, AssistanceCommands, Others> = {
  initial: { services: [] },

  requires: {
    DeliverService: (_, { steps: { consent }, irregular }) => requireAnyConsent(consent, 'Services', irregular),
    EndService: ({ services }) => requireSome(services, requireNotEnded, refuseAsUnserved),
  },

  decide: {
    /** A planned service may lie in the future, and needs no consent: nothing has been done yet. */
    PlanService: ({ services }, command, { steps: { referral }, commandId }) => {
      const { serviceId = commandId, from } = command;
      const data = { ...command, serviceId };
      const service = serviceIn(services, serviceId);
      if (service) return acceptIdenticalRetry(service.planned ?? {}, data);
      requireOrder(from, referral, {}, 'from');
      return [{ type: 'ServicePlanned', data }];
    },

    DeliverService: ({ services }, command, { steps, now, commandId, irregular }) => {
      const { referral, consent, identification } = steps;
      const { serviceId = commandId, on: day, from, to, emergency = false, ...payload } = command;
      const period = periodOf({ ...(day && { on: day }), ...(from && { from }), ...(to && { to }) });
      requireAmounts(payload);
      requireGoal(steps.plan, { goalId: payload.goalId, emergency, on: period.from, irregular });
      const service = sameType(services, serviceId, payload.type);
      if (service?.endedOn !== undefined && period.to > service.endedOn)
        refuse('SERVICE_ENDED', `This service ended on ${service.endedOn}: plan another, or correct the day.`);
      requirePast(period.from, now, day === undefined ? 'from' : 'on');
      requireOrder(period.from, referral, {}, day === undefined ? 'from' : 'on');
      requirePast(period.to, now, 'to');
      requireConsentThroughout(consent, referral, identification.conflicts, {
        scope: 'Services',
        ...period,
        irregular,
      });
      return [{ type: 'ServiceDelivered', data: { ...payload, serviceId, ...period, emergency } }];
    },

    DeclineService: ({ services }, { serviceId: named, type, on }, { steps: { referral }, now, commandId }) => {
      const serviceId = named ?? commandId;
      const service = sameType(services, serviceId, type);
      if (service?.declinedOn === on) return [];
      if (service) requireNotDeclined(service, on);
      requireDay(on, referral, now);
      return [{ type: 'ServiceDeclined', data: { serviceId, type, on } }];
    },

    EndService: ({ services }, command, { steps: { referral }, now }) => {
      const service = serviceIn(services, command.serviceId);
      if (!service) return refuse('NOT_FOUND', 'There is no such service in this record: plan or deliver it first.');
      if (service.endedOn === command.on && service.endReason === command.reason) return [];
      requireNotEnded(service);
      requireDay(command.on, referral, now);
      requireAfterDelivery(service, command.on);
      return [{ type: 'ServiceEnded', data: command }];
    },
  },

  evolve: {
    ServicePlanned: (state, payload) =>
      changeService(state, payload.serviceId, { type: payload.type, planned: payload }),
    ServiceDelivered: (state, { serviceId, type, to }) => {
      const before = serviceIn(state.services, serviceId)?.deliveredTo;
      return changeService(state, serviceId, {
        type,
        declinedOn: undefined,
        deliveredTo: before !== undefined && before > to ? before : to,
      });
    },
    ServiceDeclined: (state, { serviceId, type, on }) => changeService(state, serviceId, { type, declinedOn: on }),
    ServiceEnded: (state, { serviceId, on, reason }) =>
      changeService(state, serviceId, { endedOn: on, endReason: reason }),
  },
};

const refuseAsUnserved = (): never =>
  refuse('NOTHING_HERE', 'No service is recorded here yet: plan or deliver one first (planService).', 'PlanService');

const requireNotEnded = ({ endedOn, endReason }: Service): void => {
  if (endedOn !== undefined)
    refuse('ALREADY_ENDED', `This service ended on ${endedOn} (${endReason}): correct that entry if it is wrong.`);
};

const UNKNOWN: Omit<Service, 'serviceId'> = {
  type: 'OtherCommunityCare',
  planned: undefined,
  declinedOn: undefined,
  deliveredTo: undefined,
  endedOn: undefined,
  endReason: undefined,
};

/** Where the service stands, or would stand. */
const placeOf = (services: Assistance['services'], serviceId: string): number => {
  let [from, to] = [0, services.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (services[middle]!.serviceId < serviceId) from = middle + 1;
    else to = middle;
  }
  return from;
};

const serviceIn = (services: Assistance['services'], serviceId: string): Service | undefined => {
  const found = services[placeOf(services, serviceId)];
  return found?.serviceId === serviceId ? found : undefined;
};

const changeService = ({ services }: Assistance, serviceId: string, change: Partial<Service>): Assistance => {
  const before = serviceIn(services, serviceId);
  const service = { ...UNKNOWN, ...before, serviceId, ...change };
  return { services: services.toSpliced(placeOf(services, serviceId), before ? 1 : 0, service) };
};

const sameType = (services: Assistance['services'], serviceId: string, type: ServiceType): Service | undefined => {
  const service = serviceIn(services, serviceId);
  if (service) requireSameType(service, type);
  return service;
};

export const assistanceTerms: RecordTerms<AssistanceCommands, AssistanceEvents> = {
  allowedWhile: {
    PlanService: ['restricted'],
    DeliverService: ['restricted'],
    DeclineService: ['restricted'],
    EndService: ['restricted'],
  },
  amendedBy: {
    ServicePlanned: 'authorOrCorrector',
    ServiceDelivered: 'authorOrCorrector',
    ServiceDeclined: 'authorOrCorrector',
    ServiceEnded: 'authorOrCorrector',
  },
};
