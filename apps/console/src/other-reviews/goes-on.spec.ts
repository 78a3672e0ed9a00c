import { cutTo, goesOn } from './goes-on.js';

const lists = (inCourt: number, inOperations: number) => ({
  courtReviewCount: inCourt,
  courtReviews: ['one', 'two'],
  operationReviewCount: inOperations,
  operationReviews: ['three', 'four'],
});

describe('the reviews in court cases and in operations', () => {
  it('go on each for itself, where there are more than are shown', () => {
    expect([goesOn(lists(2, 3), 'court'), goesOn(lists(2, 3), 'operation')]).toEqual([false, true]);
    expect([goesOn(lists(3, 2), 'court'), goesOn(lists(3, 2), 'operation')]).toEqual([true, false]);
  });

  it('are shown each as far as its reader went, so that more of the one moves nothing of the other', () => {
    const shown = cutTo(lists(2, 2), { court: 1, operation: 2 });
    expect(shown).toEqual({ ...lists(2, 2), courtReviews: ['one'] });
    expect([goesOn(shown, 'court'), goesOn(shown, 'operation')]).toEqual([true, false]);
  });
});
