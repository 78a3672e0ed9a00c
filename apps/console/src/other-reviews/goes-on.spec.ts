import { goesOn } from './goes-on.js';

const lists = (inCourt: number, inOperations: number) => ({
  courtReviewCount: inCourt,
  courtReviews: ['one'],
  operationReviewCount: inOperations,
  operationReviews: ['other'],
});

it('a list of reviews goes on where there are more than are shown', () => {
  expect(goesOn(lists(1, 1))).toBe(false);
  expect([goesOn(lists(2, 1)), goesOn(lists(1, 2))]).toEqual([true, true]);
});

it('the reviews of a court case do not go on with those of operations, nor the other way round', () => {
  expect(goesOn(lists(1, 2), { prosecutionId: 'case' })).toBe(false);
  expect(goesOn(lists(2, 1), { prosecutionId: 'case' })).toBe(true);
  expect(goesOn(lists(2, 1), { operationId: 'raid' })).toBe(false);
  expect(goesOn(lists(1, 2), { operationId: 'raid' })).toBe(true);
});
