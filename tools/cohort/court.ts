import type { Day } from '#kernel/decider';
import { TODAY } from '#demonstration';
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
 * the second ends within the year, with one conviction and one acquittal; in the third an appeal is open at its end.
 */
export const courts = (seed: number): PersonStep[] =>
  Object.values(CASES).flatMap((one) =>
    commands(
      randomOf(seed, `${one.key}/court`),
      {},
      DONE[one.key]!(prosecutionId(seed, one), (what) => randomOf(seed, `${one.key}/${what}`).uuid()),
    ),
  );

const { borey, veasna } = STAFF;
const POLICE = 'Provincial Anti-Human Trafficking Police';

const DONE: Readonly<Record<string, (prosecutionId: string, idOf: (what: string) => string) => Step[]>> = {
  'prosecution-0': (prosecutionId, idOf) => {
    const accusedId = idOf('broker');
    return [
      step(borey, 'openInvestigation', { prosecutionId, agency: POLICE, on: '2019-03-12' }),
      step(borey, 'nameAccused', { prosecutionId, accusedId, role: 'Transporter', on: '2019-03-12' }),
      step(borey, 'fileCharges', { prosecutionId, accusedId, article: '28', on: '2019-05-20' }),
      step(borey, 'discontinueProsecution', { prosecutionId, on: '2019-11-18' }),
    ];
  },
  'prosecution-1': (prosecutionId, idOf) => {
    const [stepfather, uncle, first, second] = ['stepfather', 'uncle', 'first hearing', 'second hearing'].map(idOf) as
      [string, string, string, string]; // prettier-ignore
    const opened = '2020-03-10';
    const named = { prosecutionId, on: '2020-01-29' };
    return [
      step(veasna, 'fileComplaint', { prosecutionId, agency: POLICE, on: '2020-01-29' }, opened),
      step(veasna, 'openInvestigation', { prosecutionId, agency: 'Prosecutor of Siem Reap', on: '2020-02-03' }, opened),
      step(veasna, 'nameAccused', { ...named, ...STEPFATHER, accusedId: stepfather }, opened),
      step(veasna, 'nameAccused', { ...named, ...UNCLE, accusedId: uncle }, opened),
      step(veasna, 'recordArrest', { prosecutionId, accusedId: stepfather, on: '2020-02-05' }, opened),
      step(veasna, 'fileCharges', { prosecutionId, accusedId: stepfather, article: '15', on: '2020-05-18' }),
      step(veasna, 'fileCharges', { prosecutionId, accusedId: uncle, article: '15', on: '2020-05-18' }),
      step(veasna, 'scheduleHearing', { prosecutionId, hearingId: first, at: '2020-08-18T02:00:00Z', on: '2020-06-01' }),
      step(veasna, 'cancelHearing', { prosecutionId, hearingId: first, on: '2020-08-10' }),
      step(veasna, 'recordHearing', { prosecutionId, on: '2020-09-15' }),
      step(veasna, 'scheduleHearing', { prosecutionId, hearingId: second, at: '2020-11-12T02:00:00Z', on: '2020-09-15' }),
      step(veasna, 'recordHearing', { prosecutionId, hearingId: second, on: '2020-11-12' }),
      step(veasna, 'recordVerdict', { prosecutionId, accusedId: stepfather, outcome: 'Convicted', on: '2020-11-19' }),
      step(veasna, 'imposeSentence', { prosecutionId, accusedId: stepfather, months: 180, on: '2020-11-19' }),
      step(veasna, 'recordVerdict', { prosecutionId, accusedId: uncle, outcome: 'Acquitted', on: '2020-11-19' }),
      // twelve million riel, and a part of it
      step(veasna, 'orderCompensation', { prosecutionId, amount: 1_200_000_000, currency: 'KHR', on: '2020-11-26' }),
      step(veasna, 'concludeProsecution', { prosecutionId, outcome: 'Convicted', on: '2020-12-21' }),
      step(veasna, 'recordCompensationPayment', { prosecutionId, amount: 200_000_000, currency: 'KHR', on: '2020-12-28' }),
    ]; // prettier-ignore
  },
  /** What the appeal court decides on the day of sending is in no figure of 2020. */
  'prosecution-2': (prosecutionId, idOf) => {
    const [broker, driver, appealId] = ['broker', 'driver', 'appeal'].map(idOf) as [string, string, string];
    const opened = '2020-10-21';
    return [
      step(veasna, 'openInvestigation', { prosecutionId, agency: POLICE, on: '2020-09-07' }, opened),
      step(veasna, 'nameAccused', { prosecutionId, ...BROKER, accusedId: broker, on: '2020-09-07' }, opened),
      step(veasna, 'nameAccused', { prosecutionId, accusedId: driver, role: 'Transporter', on: '2020-10-05' }, opened),
      step(veasna, 'recordArrest', { prosecutionId, accusedId: broker, on: '2020-10-23' }),
      step(veasna, 'fileCharges', { prosecutionId, accusedId: broker, article: '16', on: '2020-11-09' }),
      step(veasna, 'dropCharges', { prosecutionId, accusedId: driver, on: '2020-11-09' }),
      step(veasna, 'recordHearing', { prosecutionId, on: '2020-12-08' }),
      step(veasna, 'recordVerdict', { prosecutionId, accusedId: broker, outcome: 'Convicted', on: '2020-12-22' }),
      step(veasna, 'imposeSentence', {
        prosecutionId,
        accusedId: broker,
        months: 90,
        fine: { amount: 500_000_000, currency: 'KHR' },
        on: '2020-12-22',
      }),
      step(veasna, 'lodgeAppeal', { prosecutionId, appealId, accusedId: broker, appellant: 'Defence', on: '2020-12-29' }),
      step(veasna, 'decideAppeal', { prosecutionId, appealId, outcome: 'Upheld', on: TODAY }),
    ]; // prettier-ignore
  },
};

const STEPFATHER = { role: 'Exploiter', kin: 'StepParent', name: 'Sok Vichet (SYNTHETIC)' } as const;
const UNCLE = { role: 'Accomplice', kin: 'OtherRelative', name: 'Sok Narin (SYNTHETIC)' } as const;
const BROKER = { role: 'Recruiter', name: 'Ly Sopheap (SYNTHETIC)' } as const;
