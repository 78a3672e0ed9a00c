import { SEED } from './cohort.js';
import { beginOf, readCohort } from './reading.js';

const DAY_MS = 86_400_000;
const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY_MS;

describe.each([SEED, 1, 77])('the care in the cohort of seed %i', (seed) => {
  const { all, inputsOf, stays } = readCohort(seed);
  const of = <One extends { survivorId: string }>(id: string, inputs: readonly One[]) =>
    inputs.filter(({ survivorId }) => survivorId === id);
  const long = stays.filter(({ from, to }) => daysBetween(from, to) > 30);

  it('every person has a plan within a month, approved by a supervisor who did not write it', () => {
    const approvals = all.filter(({ mutation }) => mutation === 'approveCasePlan');
    expect(approvals.every(({ as }) => as.role === 'SUPERVISOR')).toBe(true);
    const late = long.filter(
      ({ id, from }) =>
        !of(id, inputsOf('approveCasePlan')).some(({ on }) => on >= from && daysBetween(from, on) <= 30) ||
        of(id, inputsOf('draftCasePlan')).length === 0,
    );
    expect(late).toEqual([]);
    expect(inputsOf('returnCasePlan')).toHaveLength(2);
    expect(inputsOf('reviseCasePlan').length).toBeGreaterThan(10);
  });

  it('a service serves a goal of a plan that was approved by then, or is marked as an emergency', () => {
    const services = inputsOf('deliverService');
    const goals = [...inputsOf('draftCasePlan'), ...inputsOf('reviseCasePlan')];
    const astray = services.filter((service) => {
      const { survivorId, goalId, emergency } = service;
      if (goalId === undefined || emergency) return !(emergency && goalId === undefined);
      return !of(survivorId, goals).some(
        (plan) =>
          plan.goals.some((goal) => goal.goalId === goalId && goal.services.includes(service.type)) &&
          inputsOf('approveCasePlan').some(({ planId, on }) => planId === plan.planId && on <= beginOf(service)),
      );
    });
    expect(astray).toEqual([]);
    expect(services.filter(({ goalId }) => goalId).length).toBeGreaterThan(services.length / 2);
  });

  it('every person is followed up at least monthly, except where the pandemic prevented it', () => {
    const unseen = long.flatMap(({ id, from, to }) => {
      const seen = [...of(id, inputsOf('completeFollowUp')), ...of(id, inputsOf('assessRisk'))]
        .map(({ on }) => on)
        .filter((on) => from <= on && on <= to);
      const days = [from, ...seen.toSorted(), to];
      return days.slice(1).filter((day, index) => daysBetween(days[index]!, day) > 37);
    });
    expect(unseen).toEqual([]);
    expect(inputsOf('recordMissedFollowUp').length).toBeGreaterThan(10);
  });

  it('high risk is lowered by a supervisor only', () => {
    const lowered = inputsOf('approveRiskReduction').map(({ assessmentId }) => assessmentId);
    const first = inputsOf('assessRisk').filter(({ level }) => level === 'High');
    expect(first.length).toBeGreaterThan(4);
    expect(lowered).toHaveLength(first.length);
  });
});
