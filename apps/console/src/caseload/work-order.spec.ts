import { joinPages } from './work-order.js';

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
