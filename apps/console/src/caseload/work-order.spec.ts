import { joinPages, partGoesOn } from './work-order.js';

const one = (survivorId: string, dueOn: string) => ({ survivorId, tasks: [{ dueOn }] });

const order = (...args: Parameters<typeof joinPages>) => joinPages(...args).map(({ survivorId }) => survivorId);

const [late, soon, later, last] = [
  one('late', '2026-01-01'),
  one('soon', '2026-02-01'),
  one('later', '2026-03-01'),
  one('last', '2026-04-01'),
];

describe('due work of several pages', () => {
  it('goes on where the live page ends', () => {
    expect(order([late, soon], [late, soon, later, last], false)).toEqual(['late', 'soon', 'later', 'last']);
  });

  it('keeps a person after a more urgent one pushed them off the live page', () => {
    expect(order([one('new', '2025-12-01'), late], [late, soon, later], false)).toEqual([
      'new',
      'late',
      'soon',
      'later',
    ]);
  });

  it('drops a person with nothing due any more', () => {
    expect(order([soon, later], [late, soon, later, last], false)).toEqual(['soon', 'later', 'last']);
    expect(order([soon], [late, soon, later], true)).toEqual(['soon']);
    expect(order([], [late], true)).toEqual([]);
  });
});

describe('the count of a part of the due work', () => {
  const [overdue, coming] = [{ overdue: true }, { overdue: false }];

  it('is not the end of the list while there are more pages', () => {
    const list = { people: [overdue], isMore: true, isCounted: true };
    expect([partGoesOn('overdue', list), partGoesOn('coming', list)]).toEqual([true, true]);
  });

  it('is the end of the overdue ones with the first that is not', () => {
    const list = { people: [overdue, coming], isMore: true, isCounted: true };
    expect([partGoesOn('overdue', list), partGoesOn('coming', list)]).toEqual([false, true]);
  });

  it('is not the end where the service reads no further: the last row would be taken for the last task', () => {
    const list = { people: [overdue, coming], isMore: false, isCounted: false };
    expect([partGoesOn('overdue', list), partGoesOn('coming', list)]).toEqual([false, true]);
    expect(partGoesOn('coming', { ...list, isCounted: true })).toBe(false);
  });
});
