import { chapter, idOf, type Life } from '../life.js';
import { commands, step, type PersonStep, type Step } from '../line.js';

/** Children and pregnancies of those who came home, and how one of those who were not identified did. */
export const family = (life: Life): Step[] => STORIES[life.person.key]?.(life) ?? [];

const STORIES: Readonly<Record<string, (life: Life) => Step[]>> = {
  'false-job': (life) => {
    const dependantId = idOf(life, 'daughter');
    const { worker } = life;
    return [
      step(worker, 'recordDependant', {
        dependantId,
        relation: 'Child',
        birthYear: 2017,
        country: 'KH',
        livesWith: 'Family',
        on: '2020-03-05',
        note: 'With the grandmother in the village.',
      }),
      step(worker, 'moveDependant', { dependantId, livesWith: 'Survivor', country: 'KH', on: '2020-06-08' }),
    ];
  },
  'false-marriage-1': (life) => {
    const dependantId = idOf(life, 'son');
    const { worker } = life;
    const custody = { dependantId, court: 'Court of the district of the child' };
    return [
      step(worker, 'recordDependant', {
        dependantId,
        relation: 'Child',
        birthYear: 2019,
        country: 'CN',
        livesWith: 'Abuser',
        on: '2020-07-20',
        note: 'Born there, and kept by the family of the man.',
      }),
      step(worker, 'recordCustody', { ...custody, custody: 'Sought', on: '2020-10-12' }),
    ];
  },
  'false-marriage-2': (life) => {
    const pregnancyId = idOf(life, 'pregnancy');
    const { worker } = life;
    return [
      step(worker, 'recordPregnancy', { pregnancyId, dueMonth: '2020-12', on: '2020-09-08' }),
      step(worker, 'recordBirth', {
        birthId: idOf(life, 'birth'),
        pregnancyId,
        on: '2020-12-07',
        livesWith: 'Survivor',
        country: 'KH',
        note: 'Both are well.',
      }),
    ];
  },
  'false-marriage-3': (life) => {
    const pregnancyId = idOf(life, 'pregnancy');
    const { worker } = life;
    return [
      step(worker, 'recordPregnancy', { pregnancyId, on: '2020-10-19' }),
      step(worker, 'endPregnancy', { pregnancyId, on: '2020-11-03' }),
    ];
  },
  'not-identified-woman': ({ worker }) => [
    step(worker, 'recordReturn', {
      manner: 'Deported',
      from: 'TH',
      transit: [],
      crossing: 'Poipet',
      on: '2020-10-20',
    }),
  ],
};

/** Two girls of one outreach: taken for sisters at first, they were only found together. */
export const relatives = (people: readonly Life[]): PersonStep[] => {
  const of = (key: string) => people.find(({ person }) => person.key === key)!;
  const one = chapter(of('street-05'), 'relatives');
  const { worker, survivorId, random } = one;
  const linkId = idOf(one, 'taken for sisters');
  const otherSurvivorId = of('street-06').survivorId;
  return commands(random, { survivorId }, [
    step(worker, 'linkRelative', { linkId, otherSurvivorId, relation: 'Sibling', foundTogether: true }, '2020-07-10'),
    step(worker, 'unlinkRelative', { linkId, reason: 'Neighbours, who call each other sister.' }, '2020-07-16'),
    step(worker, 'linkRelative', { otherSurvivorId, relation: 'NotRelated', foundTogether: true }, '2020-07-16'),
  ]);
};
