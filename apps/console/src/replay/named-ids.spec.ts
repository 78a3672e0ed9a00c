import { namedIdsIn } from './named-ids.js';

const id = (digit: number) => `${digit}0000000-0000-4000-8000-000000000000`;
const entry = (eventId: string, type: string, data: object) => ({ eventId, type, on: '2020-03-03', data });

it('an id is called after the entry that first used it', () => {
  const named = namedIdsIn(
    [
      entry(id(1), 'CasePlanDrafted', { planId: id(2), goals: [{ goalId: id(3) }] }),
      entry(id(4), 'CasePlanApproved', { planId: id(2) }),
    ],
    ({ type }) => type,
  );
  expect(Object.fromEntries(named)).toEqual({
    [id(1)]: 'CasePlanDrafted',
    [id(2)]: 'CasePlanDrafted',
    [id(3)]: 'CasePlanDrafted',
    [id(4)]: 'CasePlanApproved',
  });
});
