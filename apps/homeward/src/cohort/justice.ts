import { assigned } from './assignments.js';
import { workdays, type Day } from './calendar.js';
import { byAuthority, byGuardian, bySurvivor } from './consents.js';
import type { Life } from './life.js';
import { commands, step, type Told, type Step } from './line.js';
import { randomOf } from './prng.js';
import { STAFF } from './staff.js';

type Case = { key: string; opened: Day; court: string; article: string; role: 'Complainant' | 'Witness' };

/** Articles of the 2008 law: selling a person for a purpose, and across the border. */
export const CASES: Record<string, Case> = {
  'brought-by-police': {
    key: 'prosecution-1',
    opened: '2020-03-09',
    court: 'Siem Reap Provincial Court',
    article: '15',
    role: 'Complainant',
  },
  'false-marriage-2': {
    key: 'prosecution-2',
    opened: '2020-10-20',
    court: 'Kampong Cham Provincial Court',
    article: '16',
    role: 'Witness',
  },
};

const prosecutionId = (seed: number, { key }: Case) => randomOf(seed, key).uuid();

/** The girl whom the police brought is interviewed by a trained interviewer; two survivors stand in criminal cases. */
export const justice = (seed: number, life: Life): Step[] => {
  const found = CASES[life.person.key];
  return [
    ...(life.person.key === 'brought-by-police' ? forensicInterview(life) : []),
    ...(found ? prosecution(seed, life, found) : []),
  ];
};

const forensicInterview = (life: Life): Step[] => {
  const { decided, random } = life;
  const on = workdays(decided, 1);
  return [
    byAuthority(life, decided, ['ForensicRecording']),
    assigned(life, 'ForensicInterviewer', STAFF.kunthea, decided),
    step(STAFF.kunthea, 'conductForensicInterview', {
      forensicInterviewId: random.uuid(),
      on,
      setting: 'CAC',
      interviewer: STAFF.kunthea.id,
      observers: ['Police investigator', 'Prosecutor'],
      recorded: true,
      mediaSha256: random.hex(8),
      language: 'khm',
      outcome: 'FullDisclosure',
      summary: 'She told in her own words what happened and who was there.',
    }),
  ];
};

const prosecution = (seed: number, life: Life, found: Case): Step[] => {
  const { opened: on, court, article, role } = found;
  const { guardian } = life.person;
  return [
    guardian
      ? byGuardian(life, workdays(on, -4), guardian, ['Prosecution'])
      : bySurvivor(life, workdays(on, -4), ['Prosecution']),
    assigned(life, 'LegalOfficer', STAFF.veasna, workdays(on, -1)),
    step(STAFF.veasna, 'openProsecution', { prosecutionId: prosecutionId(seed, found), on, court, article, role }),
  ];
};

/** What the court said in the first case, within the year. The second is still open at the end of it. */
export const verdicts = (seed: number): Told[] =>
  commands(randomOf(seed, 'verdicts'), {}, [
    step(STAFF.veasna, 'recordVerdict', {
      prosecutionId: prosecutionId(seed, CASES['brought-by-police']!),
      outcome: 'Convicted',
      on: '2020-11-19',
    }),
  ]);
