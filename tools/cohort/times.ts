import { earlierDay, laterDay, daysAfter, type Day } from '#kernel/decider';
import { daysBetween, monthsOf, isRestricted, weekday } from './calendar.js';
import type { DayOrPeriod } from './inputs.js';
import { ageOn, homeOn, isResting, type Life, type Stay } from './life.js';
import type { Asking, Offer } from './care/offers.js';

export const firstDay = (when: DayOrPeriod): Day => ('on' in when ? when.on : when.from);
export const lastDay = (when: DayOrPeriod): Day => ('on' in when ? when.on : when.to);

/** The days of an offer: within its season and the stay, while the person is eligible. */
export const times = (life: Life, stay: Stay, offer: Offer): DayOrPeriod[] => {
  const [, , , season, rhythm] = offer;
  const from = laterDay(season[0], daysAfter(stay.from, 1));
  const until = earlierDay(season[1], daysAfter(stay.until, -1));
  return from > until
    ? []
    : timesOf(life, rhythm, from, until).filter((when) => suits(life, stay, offer, firstDay(when)));
};

const timesOf = (life: Life, rhythm: Offer[4], from: Day, until: Day): DayOrPeriod[] => {
  if (rhythm === 'Whole') return longEnough([{ from: weekday(from), to: until }]);
  if (rhythm === 'Monthly') return longEnough(monthsOf(from, until));
  return [...repeatedDays(life, rhythm, from, until)].map((on) => ({ on }));
};

/** A rest of a few days is not paid for. */
const longEnough = (periods: { from: Day; to: Day }[]) => periods.filter(({ from, to }) => daysBetween(from, to) >= 12);

function* repeatedDays({ random }: Life, rhythm: number | 'Once', from: Day, until: Day): Generator<Day> {
  let day = weekday(daysAfter(from, random.int(0, 8)));
  while (day <= until) {
    yield day;
    if (rhythm === 'Once') return;
    day = weekday(daysAfter(day, rhythm + random.int(-5, 5)));
  }
}

const suits = (life: Life, stay: Stay, [, , to, , , more]: Offer, day: Day): boolean =>
  !isResting(life, day) && to(asking(life, stay, day)) && !(more?.away === 'Pauses' && isRestricted(day));

const asking = (life: Life, stay: Stay, day: Day): Asking => ({
  key: life.person.key,
  age: ageOn(life.person, day),
  home: homeOn(life, stay, day),
  abroad: life.person.repatriated !== undefined,
});
