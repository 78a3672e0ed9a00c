import { currentPlan, formerPlans } from './safety-plan.js';

const plan = (value: string) => ({ value, erased: false, withheld: null });
const returned = { reintegrationId: 'r1', completedOn: '2020-06-01', safetyPlan: plan('With the grandparents') };
const planned = { reintegrationId: 'r2', completedOn: null, safetyPlan: null };

const read = (
  safetyPlan: ReturnType<typeof plan> | null,
  ...reintegrations: readonly (typeof returned | typeof planned)[]
) => {
  const survivor = { aftercare: { safetyPlan }, reintegrations };
  return [currentPlan(survivor)?.value, formerPlans(survivor).map(({ safetyPlan: one }) => one?.value)];
};

describe('the safety plan on the case file', () => {
  it('is the one of the aftercare, which takes that of a reintegration', () => {
    expect(read(plan('At the shelter'))).toEqual(['At the shelter', []]);
    expect(read(plan('With the grandparents'), returned)).toEqual(['With the grandparents', []]);
  });

  it('is the one of a move after a reintegration that failed, and of aftercare that began again', () => {
    expect(read(plan('At the shelter'), returned, planned)).toEqual(['At the shelter', ['With the grandparents']]);
  });

  it('is none after a move without one', () => {
    expect(read(null, returned)).toEqual([undefined, ['With the grandparents']]);
  });

  it('is the one of the last reintegration that took place where there was no aftercare', () => {
    const later = { reintegrationId: 'r3', completedOn: '2020-09-01', safetyPlan: plan('With an aunt') };
    const survivor = { aftercare: null, reintegrations: [later, returned, planned] };
    expect(currentPlan(survivor)?.value).toBe('With an aunt');
    expect(formerPlans(survivor)).toEqual([returned]);
    expect(currentPlan({ aftercare: null, reintegrations: [planned] })).toBeUndefined();
  });
});
