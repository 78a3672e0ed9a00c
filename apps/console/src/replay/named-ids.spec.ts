import { namedIdsIn } from './named-ids.js';

const id = (digit: number) => `${digit}0000000-0000-4000-8000-000000000000`;
const entry = (eventId: string, type: string, data: object) => ({ eventId, type, data });

it('a record is named by its case number, alone and in a list, wherever it is named first', () => {
  const records = [id(2), id(3)].map((survivorId) => ({ survivorId, caseNumber: `NUMBER-${survivorId[0]}` }));
  const linked = { duplicateSurvivorId: id(2), linked: true, duplicates: [id(3)] };
  expect(Object.fromEntries(namedIdsIn([entry(id(1), 'DuplicateNoted', linked)], records))).toEqual({
    [id(1)]: { at: 0, type: 'DuplicateNoted' },
    [id(2)]: { caseNumber: 'NUMBER-2' },
    [id(3)]: { caseNumber: 'NUMBER-3' },
  });
});

it('an id is named by the entry that first used it, and its place, never by a day', () => {
  const entries = [
    entry(id(1), 'CasePlanDrafted', { on: '2020-03-03', planId: id(2), goals: [{ goalId: id(3) }] }),
    entry(id(4), 'CasePlanApproved', { on: '2020-03-04', planId: id(2) }),
  ];
  const named = namedIdsIn(entries, []);
  expect(Object.fromEntries(named)).toEqual({
    [id(1)]: { at: 0, type: 'CasePlanDrafted' },
    [id(2)]: { at: 0, type: 'CasePlanDrafted' },
    [id(3)]: { at: 0, type: 'CasePlanDrafted' },
    [id(4)]: { at: 1, type: 'CasePlanApproved' },
  });
});
