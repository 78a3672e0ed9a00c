import { assign, endAssignment } from './assignments.js';
import { workdays } from './calendar.js';
import { byGuardian, bySurvivor } from './consents.js';
import { CASES, prosecutionId } from './court.js';
import { isChild, type Life } from './life.js';
import { step, type Step } from './line.js';

/** Some people take part in a criminal case, with a lawyer and protected from the accused. */
export const justice = (seed: number, life: Life): Step[] => {
  const found = CASES[life.person.key];
  if (!found) return [];
  const { opened: on, court, article, role, officer, dropped, protection } = found;
  const { guardian } = life.person;
  const id = prosecutionId(seed, found);
  return [
    guardian && isChild(life.person, on)
      ? byGuardian(life, workdays(on, -4), guardian, ['Prosecution'])
      : bySurvivor(life, workdays(on, -4), ['Prosecution']),
    assign(life, 'LegalOfficer', officer, workdays(on, -1)),
    step(officer, 'openProsecution', { prosecutionId: id, on, court, article, role }),
    ...protection.map(([measure, day]) =>
      step(officer, 'grantProtectiveMeasure', { prosecutionId: id, measure, on: day }),
    ),
    ...(dropped ? [endAssignment(life, 'LegalOfficer', officer, workdays(dropped, 1))] : []),
  ];
};
