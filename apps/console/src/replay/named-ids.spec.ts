import { namedIdsIn } from './named-ids.js';

const id = (digit: number) => `${digit}0000000-0000-4000-8000-000000000000`;
const entry = (eventId: string, type: string, data: object) => ({ eventId, type, data });

it('an id is named by the entry that first used it, and its place, never by a day', () => {
  const named = namedIdsIn([
    entry(id(1), 'CasePlanDrafted', { on: '2020-03-03', planId: id(2), goals: [{ goalId: id(3) }] }),
    entry(id(4), 'CasePlanApproved', { on: '2020-03-04', planId: id(2) }),
  ]);
  expect(Object.fromEntries(named)).toEqual({
    [id(1)]: { at: 0, type: 'CasePlanDrafted' },
    [id(2)]: { at: 0, type: 'CasePlanDrafted' },
    [id(3)]: { at: 0, type: 'CasePlanDrafted' },
    [id(4)]: { at: 1, type: 'CasePlanApproved' },
  });
});
