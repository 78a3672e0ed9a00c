import { TODAY, eventPlaceholder } from '#demonstration';
import { goalServedBy } from './care/goals.js';
import type { Inputs } from './inputs.js';
import { idOf, type Life } from './life.js';
import { step, type Step } from './line.js';

/** Recording errors. Each stays readable and marked beside its correction; another person reviews most of them. */
export const corrections = (life: Life): Step[] => CHAPTERS[life.person.key]?.(life) ?? [];

const CHAPTERS: Readonly<Record<string, (life: Life) => Step[]>> = {
  'brought-by-police': (life) => {
    const session = help(life, 'session', {
      type: 'Counselling',
      provider: 'Own counsellor',
      on: '2020-10-22',
      note: 'Drew the house in which she wants to live.',
    });
    const dentist = help(life, 'dentist', { type: 'Dental', provider: 'Partner dental clinic', on: '2020-07-15' });
    return [
      deliver(life, 'session', session),
      correct(life, 'session', { ...session, on: '2020-10-21' }, [
        '2020-10-26',
        'It was on Wednesday: I wrote it down a day late.',
      ]),
      review(life, 'session', 'Compared with the diary of the counsellor.'),
      deliver(life, 'dentist', dentist),
      strikeOut(life, 'dentist', ['2020-07-20', 'This was another girl of the same given name.']),
      review(life, 'dentist', 'The clinic has the bill under the other name.'),
    ];
  },

  /** Not reviewed yet: the review is still due. */
  'street-04': (life) => {
    const phone = help(life, 'phone', {
      type: 'DeviceProvision',
      provider: 'Own stock',
      on: '2020-10-12',
      unit: 'Item',
    });
    const cost = { currency: 'USD', amount: 95_000 };
    return [
      deliver(life, 'phone', { ...phone, cost }),
      correct(life, 'phone', { ...phone, cost: { ...cost, amount: 9_500 } }, ['2020-10-14', 'A nought too many.']),
    ];
  },
};

type Help = Inputs['deliverService'];

const help = (
  life: Life,
  what: string,
  given: Pick<Help, 'type' | 'provider'> & Partial<Pick<Help, 'note' | 'unit'>> & { on: string },
): Help => {
  const goalId = goalServedBy(life, life.stays[0]!, given.type);
  return {
    serviceId: idOf(life, `service/${what}`),
    mode: 'InPerson',
    quantity: 1,
    unit: 'Session',
    ...(goalId ? { goalId, emergency: false } : { emergency: true }),
    ...given,
  };
};

const deliver = (life: Life, what: string, given: Help): Step =>
  step(life.worker, 'deliverService', { ...given, commandId: idOf(life, `command/${what}`) });

type Why = readonly [day: string, reason: string];

const correct = (life: Life, what: string, deliverService: Help, [day, reason]: Why): Step => {
  const eventId = eventPlaceholder(idOf(life, `command/${what}`));
  const commandId = idOf(life, `command/${what}/again`);
  return step(life.worker, 'correctEntry', { commandId, eventId, reason, replacement: { deliverService } }, day);
};

const strikeOut = (life: Life, what: string, [day, reason]: Why): Step => {
  const eventId = eventPlaceholder(idOf(life, `command/${what}`));
  const commandId = idOf(life, `command/${what}/again`);
  return step(life.worker, 'strikeOutEntry', { commandId, eventId, reason }, day);
};

const review = (life: Life, what: string, note: string): Step =>
  step(life.supervisor, 'reviewEntry', {
    eventId: eventPlaceholder(idOf(life, `command/${what}/again`)),
    on: TODAY,
    upheld: true,
    note,
  });
