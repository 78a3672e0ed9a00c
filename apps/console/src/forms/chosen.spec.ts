import { withChosen } from './chosen.js';
import type { FormRecord } from './record/document.js';

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
