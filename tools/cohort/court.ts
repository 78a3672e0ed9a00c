import type { Day } from './calendar.js';
import { commands, step, type Step, type PersonStep } from './line.js';
import { randomOf } from './prng.js';
import { STAFF, type Staff } from './people/staff.js';

export type Case = {
  readonly key: string;
  readonly opened: Day;
  readonly court: string;
  readonly article: string;
  readonly role: 'Complainant' | 'Witness';
  readonly officer: Staff;
  /** When it was given up. */
  readonly dropped?: Day;
  readonly protection: readonly (readonly [measure: 'NoContactOrder' | 'ClosedHearing' | 'Anonymity', on: Day])[];
};

/** Articles of the 2008 law: selling a person for a purpose, across the border, and procuring a child. */
export const CASES: Readonly<Record<string, Case>> = {
  'since-2018-4': {
    key: 'prosecution-0',
    opened: '2019-03-11',
    court: 'Banteay Meanchey Provincial Court',
    article: '28',
    role: 'Witness',
    officer: STAFF.borey,
    dropped: '2019-11-18',
    protection: [],
  },
  'brought-by-police': {
    key: 'prosecution-1',
    opened: '2020-03-09',
    court: 'Siem Reap Provincial Court',
    article: '15',
    role: 'Complainant',
    officer: STAFF.veasna,
    protection: [
      ['NoContactOrder', '2020-03-12'],
      ['ClosedHearing', '2020-09-08'],
    ],
  },
  'false-marriage-2': {
    key: 'prosecution-2',
    opened: '2020-10-20',
    court: 'Kampong Cham Provincial Court',
    article: '16',
    role: 'Witness',
    officer: STAFF.veasna,
    protection: [['Anonymity', '2020-11-03']],
  },
};

export const prosecutionId = (seed: number, { key }: Case) => randomOf(seed, key).uuid();

/**
 * The court cases, each recorded once for all its participants. The first is discontinued because the accused is not found;
 * the second ends in a conviction within the year; the third is still open at its end.
 */
export const courts = (seed: number): PersonStep[] =>
  Object.values(CASES).flatMap((one) =>
    commands(randomOf(seed, `${one.key}/court`), {}, DONE[one.key]!(prosecutionId(seed, one))),
  );

const { borey, veasna } = STAFF;

const DONE: Readonly<Record<string, (prosecutionId: string) => Step[]>> = {
  'prosecution-0': (prosecutionId) => [
    step(borey, 'fileCharges', { prosecutionId, article: '28', accusedCount: 1, on: '2019-05-20' }),
    step(borey, 'discontinueProsecution', { prosecutionId, on: '2019-11-18' }),
  ],
  'prosecution-1': (prosecutionId) => [
    step(veasna, 'fileCharges', { prosecutionId, article: '15', accusedCount: 1, on: '2020-05-18' }),
    step(veasna, 'recordHearing', { prosecutionId, on: '2020-09-15' }),
    step(veasna, 'recordHearing', { prosecutionId, on: '2020-11-12' }),
    step(veasna, 'recordVerdict', { prosecutionId, outcome: 'Convicted', on: '2020-11-19' }),
    step(veasna, 'imposeSentence', { prosecutionId, years: 15, on: '2020-11-19' }),
    // twelve million riel
    step(veasna, 'orderCompensation', { prosecutionId, amount: 1_200_000_000, currency: 'KHR', on: '2020-11-26' }),
    step(veasna, 'concludeProsecution', { prosecutionId, outcome: 'Convicted', on: '2020-12-21' }),
  ],
  'prosecution-2': (prosecutionId) => [
    step(veasna, 'fileCharges', { prosecutionId, article: '16', accusedCount: 2, on: '2020-12-08' }),
    step(veasna, 'recordHearing', { prosecutionId, on: '2020-12-22' }),
  ],
};
