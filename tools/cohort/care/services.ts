import type { Day } from '#kernel/decider';
import type { ServiceType } from '../../../libs/domain/directory/services.codes.js';
import { isRestricted } from '../calendar.js';
import type { DayOrPeriod } from '../inputs.js';
import { goalServedBy } from './goals.js';
import { LAST_DAY, idOf, workerOn, type Life, type Stay } from '../life.js';
import { step, type Step } from '../line.js';
import { plannedFrom } from './plans.js';
import { firstDay, lastDay, times } from '../times.js';
import { OFFERS, UNITS, type Offer } from './offers.js';

/** The services of every stay. A service that could not wait for the plan, or serves no goal, is marked as an emergency. */
export const services = (life: Life): Step[] => [
  ...life.stays.flatMap((stay) => OFFERS.flatMap((offer) => offerService(life, stay, offer))),
  ...declineService(life),
];

const offerService = (life: Life, stay: Stay, offer: Offer): Step[] => {
  const whens = times(life, stay, offer);
  const [type, , , , rhythm] = offer;
  if (rhythm !== 'Monthly' && type !== 'LegalAid')
    return whens.map((when) => deliver(life, stay, offer, life.random.uuid(), when));
  return whens.length > 0 ? planService(life, stay, offer, whens) : [];
};

/** What goes on for months is planned, goes on under one id, and is over one day. */
const planService = (life: Life, stay: Stay, offer: Offer, whens: readonly DayOrPeriod[]): Step[] => {
  const [type, provider, , season] = offer;
  const serviceId = idOf(life, `service/${type}/${provider}/${stay.from}`);
  const from = firstDay(whens[0]!);
  const { goalId } = purpose(life, stay, type, from);
  const ended = lastDay(whens.at(-1)!);
  const worker = workerOn(life, stay, ended);
  return [
    step(stay.worker, 'planService', { serviceId, type, provider, from, ...(goalId ? { goalId } : {}) }, from),
    ...whens.map((when) => deliver(life, stay, offer, serviceId, when)),
    ...(stay.until < LAST_DAY ? [step(worker, 'endService', { serviceId, on: ended, reason: 'NoLongerNeeded' })] : []),
    ...(stay.until === LAST_DAY && season[1] < LAST_DAY
      ? [step(worker, 'endService', { serviceId, on: season[1], reason: 'Completed' })]
      : []),
  ];
};

const deliver = (life: Life, stay: Stay, offer: Offer, serviceId: string, when: DayOrPeriod): Step => {
  const [type, provider, , , , more = {}] = offer;
  return step(workerOn(life, stay, firstDay(when)), 'deliverService', {
    serviceId,
    type,
    provider,
    mode: more.away === 'Remote' && isRestricted(firstDay(when)) ? 'Remote' : 'InPerson',
    ...when,
    quantity: more.quantity ?? 1,
    unit: UNITS[type] ?? 'Session',
    ...(more.cents ? { cost: { amount: more.cents, currency: 'USD' } } : {}),
    ...(more.satang ? { cost: { amount: more.satang, currency: 'THB' } } : {}),
    ...purpose(life, stay, type, firstDay(when)),
    ...(more.note ? { note: more.note } : {}),
  });
};

/** An offer may be declined, and taken up later. */
const DECLINED: Readonly<Record<string, readonly [type: ServiceType, on: Day]>> = {
  'since-2019-4': ['VocationalTraining', '2019-09-16'],
  'street-10': ['Psychological', '2020-11-09'],
  'false-marriage-3': ['LifeSkills', '2020-11-16'],
};

const declineService = (life: Life): Step[] => {
  const found = DECLINED[life.person.key];
  return found
    ? [step(life.worker, 'declineService', { type: found[0], on: found[1], serviceId: idOf(life, 'declined') })]
    : [];
};

const purpose = (life: Life, stay: Stay, type: ServiceType, on: Day): { goalId?: string; emergency: boolean } => {
  const goalId = on < plannedFrom(life, stay) ? undefined : goalServedBy(life, stay, type);
  return goalId ? { goalId, emergency: false } : { emergency: true };
};
