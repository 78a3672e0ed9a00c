import { monthsAfter, type Day } from '#kernel/decider';
import { isRestricted, weekday, workdays } from '../calendar.js';
import { LAST_DAY, type Life } from '../life.js';
import { step, type Step } from '../line.js';

/** Months after the closure of a case at which a follow-up takes place. */
const MONTHS = [1, 3, 6, 12];

/** Follow-ups until the case is reopened or the year ends; a visit that is not allowed is replaced by a call some days later. */
export const afterClosure = (life: Life): Step[] => {
  const { closed, back } = life.person;
  if (!closed) return [];
  return MONTHS.map((months) => weekday(monthsAfter(closed.on, months)))
    .filter((on) => on < (back?.on ?? LAST_DAY))
    .flatMap((on, index) =>
      isRestricted(on) ? missFollowUps(life, on) : [contact(life, on, index === 0 ? 'HomeVisit' : 'PhoneCall')],
    );
};

const contact = ({ worker }: Life, on: Day, mode: 'HomeVisit' | 'PhoneCall'): Step =>
  step(worker, 'completeFollowUp', {
    on,
    mode,
    retraffickingIndicators: [],
    note: 'Lives as when we parted, and is well.',
  });

const missFollowUps = (life: Life, on: Day): Step[] => [
  step(life.worker, 'recordMissedFollowUp', {
    on,
    reason: 'AccessRestricted',
    note: 'The district is closed to visitors.',
  }),
  contact(life, workdays(on, 3), 'PhoneCall'),
];
