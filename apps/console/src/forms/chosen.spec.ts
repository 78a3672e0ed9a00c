import { withChosen } from './chosen.js';
import type { FormRecord } from './record/document.js';
import type { Values } from './values.js';

const memberId = '7f9c2b5e-6a52-4c59-9d0f-3f1f3f0f8a01';
const survivor = {
  household: [
    {
      memberId,
      relation: 'SIBLING',
      safe: 'UNKNOWN',
      name: { value: 'Vuthy (SYNTHETIC)', erased: false },
      note: { value: 'Works at the market.', erased: false },
    },
  ],
} as unknown as FormRecord;

describe('a household member who was recorded before', () => {
  it('brings their answers into the form, so that the entry that replaces them loses none', () => {
    const before = { relation: 'PARENT', on: '2026-11-28' };
    expect(withChosen('RecordHouseholdMember', before, { ...before, memberId }, survivor)).toEqual({
      memberId,
      on: '2026-11-28',
      relation: 'SIBLING',
      safe: 'UNKNOWN',
      name: 'Vuthy (SYNTHETIC)',
      note: 'Works at the market.',
    });
  });

  it('does not undo what is changed after the choice', () => {
    const before = { memberId, safe: 'UNKNOWN', note: '' };
    const next = { ...before, safe: 'NO' };
    expect(withChosen('RecordHouseholdMember', before, next, survivor)).toEqual(next);
  });
});

describe('a service whose type fits one goal of the plan', () => {
  const goal = (goalId: string, services: readonly string[], more = {}) => ({
    goalId,
    services,
    reachedOn: null,
    droppedOn: null,
    ...more,
  });
  const planned = {
    activePlan: { planId: 'active' },
    casePlans: [
      { planId: 'former', goals: [goal('former', ['COUNSELLING'])] },
      {
        planId: 'active',
        goals: [
          goal('health', ['MEDICAL_CARE', 'COUNSELLING']),
          goal('school', ['EDUCATION']),
          goal('work', ['EDUCATION', 'LIFE_SKILLS']),
          goal('reached', ['COUNSELLING'], { reachedOn: '2020-05-01' }),
        ],
      },
    ],
  } as unknown as FormRecord;
  const chooseType = (type: string, before: Values = {}) =>
    withChosen('DeliverService', before, { ...before, type }, planned).goalId;

  it('serves that goal, unless two fit', () => {
    expect([chooseType('COUNSELLING'), chooseType('LIFE_SKILLS'), chooseType('EDUCATION') || undefined]).toEqual([
      'health',
      'work',
      undefined,
    ]);
  });

  it('changes the goal with the type, and never one that the user chose', () => {
    expect(chooseType('LIFE_SKILLS', { type: 'COUNSELLING', goalId: 'health' })).toBe('work');
    expect(chooseType('EDUCATION', { type: 'COUNSELLING', goalId: 'health' })).toBe('');
    expect(chooseType('LIFE_SKILLS', { type: 'COUNSELLING', goalId: 'school' })).toBe('school');
  });

  it('needs no goal in an emergency', () => {
    expect(chooseType('COUNSELLING', { emergency: true })).toBeUndefined();
  });
});
