import { daysAfter, type Day } from '#kernel/decider';
import { bestInterest } from './best-interest.js';
import { weekday, workdays } from '../calendar.js';
import { isChild, type Life } from '../life.js';
import { step, type Step } from '../line.js';

/** The way home from abroad; for some the first attempt comes to nothing. */
export const repatriation = (life: Life): Step[] => {
  const { person, worker } = life;
  if (!person.repatriated) return [];
  const { from, crossing, on, cancelledOn } = person.repatriated;
  const child = isChild(person, person.met);
  return [
    step(worker, 'requestRepatriation', { from, on: person.met }),
    ...(cancelledOn ? requestAgain(life, from, cancelledOn) : []),
    step(worker, 'recordFamilyTracing', {
      on: weekday(daysAfter(person.met, 4)),
      outcome: child && !person.parent ? 'FamilyFoundUnsafe' : 'FamilyFound',
    }),
    ...(child ? bestInterest(life, 'Repatriation', workdays(person.met, 4)) : []),
    step(worker, 'completeRepatriation', {
      from,
      crossing,
      authorities: ['Ministry of Social Affairs', 'Immigration police'],
      escort: worker.id,
      receptionPlace: crossing === 'Poipet' ? 'Transit centre, Poipet' : 'Arrivals hall',
      on,
    }),
  ];
};

/** No aeroplane flew on that day; another was found a week later. */
const requestAgain = ({ worker }: Life, from: string, cancelledOn: Day): Step[] => [
  step(worker, 'cancelRepatriation', { on: cancelledOn }),
  step(worker, 'requestRepatriation', { from, on: workdays(cancelledOn, 5) }),
];
