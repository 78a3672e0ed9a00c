import { daysAfter, type Day } from '#kernel/decider';
import { workdays } from '../calendar.js';
import type { Inputs } from '../inputs.js';
import type { Life } from '../life.js';
import { step, type Step } from '../line.js';

type Details = Inputs['revisePersonDetails'];

/** What became known of some of them later: a birth certificate, another telephone. */
const LEARNT: Readonly<Record<string, (life: Life) => readonly [on: Day, details: Details]>> = {
  'street-01': () => ['2020-04-06', { birthDate: '2012-11-23', birthYear: 2012 }],
  'since-2019-2': () => ['2019-11-11', { birthDate: '2013-02-08', birthYear: 2013 }],
  'brought-by-police': ({ decided, random }) => [
    workdays(decided, 6),
    {
      contact: {
        channel: 'Phone',
        value: `+855 00 000 ${random.int(100, 999)}`,
        safe: true,
        whenSafe: 'After five, when school is over.',
        whoMayAnswer: 'Her aunt.',
      },
    },
  ],
  'false-marriage-3': ({ stays, random }) => [
    workdays(daysAfter(stays[0]!.from, 14), 0),
    {
      contact: { channel: 'Telegram', value: `+855 00 000 ${random.int(100, 999)}`, safe: true },
      languages: ['khm', 'zho'],
    },
  ],
};

export const details = (life: Life): Step[] => {
  const learnt = LEARNT[life.person.key]?.(life);
  return learnt ? [step(life.worker, 'revisePersonDetails', learnt[1], learnt[0])] : [];
};
