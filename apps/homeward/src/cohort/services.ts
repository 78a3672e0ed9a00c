import type { ServiceType } from '../../../../libs/journey/src/assistance/assistance.codes.js';
import { daysBetween, earlier, later, monthsOf, plus, restricted, weekday, type Day } from './calendar.js';
import type { When } from './inputs.js';
import { goalServedBy } from './goals.js';
import { ageOn, homeOn, workerOn, type Life, type Stay } from './life.js';
import { step, type Step } from './line.js';
import { plannedFrom } from './plans.js';
import { OFFERS, UNITS, type Asking, type Offer } from './offers.js';

/** Every offer played over every stay. What could not wait for her plan, or serves no goal of it, is marked as an emergency. */
export const services = (life: Life): Step[] =>
  life.stays.flatMap((stay) => OFFERS.flatMap((offer) => times(life, stay, offer).map(deliver(life, stay, offer))));

const deliver =
  (life: Life, stay: Stay, [type, provider, , , , more = {}]: Offer) =>
  (when: When): Step =>
    step(workerOn(life, stay, firstDay(when)), 'deliverService', {
      serviceId: life.random.uuid(),
      type,
      provider,
      mode: more.away === 'Remote' && restricted(firstDay(when)) ? 'Remote' : 'InPerson',
      ...when,
      quantity: more.quantity ?? 1,
      unit: UNITS[type] ?? 'Session',
      ...(more.cents ? { cost: { amount: more.cents, currency: 'USD' } } : {}),
      ...(more.satang ? { cost: { amount: more.satang, currency: 'THB' } } : {}),
      ...purpose(life, stay, type, firstDay(when)),
      ...(more.note ? { note: more.note } : {}),
    });

const purpose = (life: Life, stay: Stay, type: ServiceType, on: Day) => {
  const goalId = on < plannedFrom(life, stay) ? undefined : goalServedBy(life, stay, type);
  return goalId ? { goalId, emergency: false } : { emergency: true };
};

const firstDay = (when: When): Day => ('on' in when ? when.on : when.from);

/** When it happens: inside the season and the stay, to somebody it is for on that day. */
const times = (life: Life, stay: Stay, offer: Offer): When[] => {
  const [, , , season, rhythm] = offer;
  const from = later(season[0], plus(stay.from, 1));
  const until = earlier(season[1], plus(stay.until, -1));
  return from > until
    ? []
    : whens(life, rhythm, from, until).filter((when) => suits(life, stay, offer, firstDay(when)));
};

const whens = (life: Life, rhythm: Offer[4], from: Day, until: Day): When[] => {
  if (rhythm === 'Whole') return longEnough([{ from: weekday(from), to: until }]);
  if (rhythm === 'Monthly') return longEnough(monthsOf(from, until));
  return [...repeated(life, rhythm, from, until)].map((on) => ({ on }));
};

/** A rest of a few days is not paid for. */
const longEnough = (periods: { from: Day; to: Day }[]) => periods.filter(({ from, to }) => daysBetween(from, to) >= 12);

function* repeated({ random }: Life, rhythm: number | 'Once', from: Day, until: Day): Generator<Day> {
  let day = weekday(plus(from, random.int(0, 8)));
  while (day <= until) {
    yield day;
    if (rhythm === 'Once') return;
    day = weekday(plus(day, rhythm + random.int(-5, 5)));
  }
}

const suits = (life: Life, stay: Stay, [, , to, , , more]: Offer, day: Day): boolean =>
  to(asking(life, stay, day)) && !(more?.away === 'Pauses' && restricted(day));

const asking = (life: Life, stay: Stay, day: Day): Asking => ({
  key: life.person.key,
  age: ageOn(life.person, day),
  home: homeOn(life, stay, day),
  abroad: life.person.repatriated !== undefined,
});
