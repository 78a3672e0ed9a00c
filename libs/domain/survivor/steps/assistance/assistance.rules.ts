import { refuse, refuseField, requireAfter, type Day } from '#kernel/decider';
import type { ServiceType } from '../../../directory/services.codes.js';
import type { Cost } from './assistance.events.js';
import type { Assistance, Service } from './assistance.state.js';

/** One day, or the first and the last day of a period. */
export interface DayOrPeriod {
  readonly on?: Day;
  readonly from?: Day;
  readonly to?: Day;
}

interface ServicePeriod {
  readonly from: Day;
  readonly to: Day;
}

/** The ids of the services that have not ended. */
export const openServices = ({ services }: Assistance): readonly string[] =>
  services.filter(({ endedOn }) => endedOn === undefined).map(({ serviceId }) => serviceId);

/** Given in exactly one of the two ways, so that it is clear which one counts. */
export const periodOf = ({ on, from, to }: DayOrPeriod): ServicePeriod => {
  if (on !== undefined && from === undefined && to === undefined) return { from: on, to: on };
  if (on !== undefined || from === undefined || to === undefined)
    return refuse(
      'PERIOD_UNCLEAR',
      'Give either the day (on), or the first and the last day (from and to), and not both.',
    );
  if (from > to)
    refuseField(
      { field: 'to', on: to, after: { what: 'the first day', day: from } },
      'DATE_ORDER',
      `A period cannot end (${to}) before it begins (${from}): correct one of the two days.`,
    );
  return { from, to };
};

/** Rule 8: amounts are never negative. The type of the field (Int) makes them whole. */
export const requireAmounts = ({ quantity, cost }: { readonly quantity: number; readonly cost?: Cost }): void => {
  if (quantity < 0) refuse('AMOUNT_NEGATIVE', 'A quantity cannot be negative: correct the entry that was too high.');
  if (cost && cost.amount < 0)
    refuse('AMOUNT_NEGATIVE', 'A cost cannot be negative: correct the entry that was too high.');
};

export const requireAfterDelivery = ({ deliveredTo }: Pick<Service, 'deliveredTo'>, on: Day): void =>
  requireAfter(on, { 'the last delivery': deliveredTo });

export const requireNotDeclined = ({ declinedOn }: Pick<Service, 'declinedOn'>, on: Day): void => {
  if (declinedOn !== undefined && declinedOn !== on)
    refuse(
      'ALREADY_DECLINED',
      `The survivor declined this service on ${declinedOn}: correct that entry if the day is wrong.`,
    );
};

/** One id stands for one service: what is given again under it is of the same type. */
export const requireSameType = (service: Pick<Service, 'type'>, type: ServiceType): void => {
  if (service.type !== type)
    refuse(
      'SERVICE_OF_ANOTHER_TYPE',
      `This service is ${service.type}: for another type, leave serviceId out, or give a new one.`,
    );
};
