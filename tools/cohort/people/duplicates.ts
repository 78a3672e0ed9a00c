import { chapter, idOf, type Life } from '../life.js';
import { commands, step, type PersonStep } from '../line.js';

/**
 * A known child is referred again by a caller who gives another age. The two records are linked, at first with the wrong one
 * of two girls from one outreach. The figures count one person.
 */
export const duplicates = (people: readonly Life[]): PersonStep[] => {
  const of = (key: string) => people.find(({ person }) => person.key === key)!;
  const { survivorId: wrong } = of('street-05');
  const known = chapter(of('street-06'), 'duplicate');
  const { random, worker, supervisor, given, family, survivorId: right, person } = known;
  const on = '2020-09-21';
  return commands(random, { survivorId: idOf(known, 'duplicate') }, [
    step(worker, 'receiveReferral', {
      on,
      source: 'Hotline',
      office: worker.office,
      province: person.province,
      urgency: 'Urgent',
      givenName: given[0],
      familyName: family[0],
      localGivenName: given[1],
      localFamilyName: family[1],
      estimatedAge: 8,
      birthYear: 2012,
      sex: person.sex,
      nationality: 'KH',
      languages: ['khm'],
    }),
    step(supervisor, 'linkPerson', { keptSurvivorId: wrong }, '2020-09-22'),
    step(supervisor, 'unlinkPerson', {}, '2020-09-23'),
    step(supervisor, 'linkPerson', { keptSurvivorId: right }, '2020-09-23'),
  ]);
};
