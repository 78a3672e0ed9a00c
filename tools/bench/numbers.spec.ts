import { spreadOf } from './numbers.mjs';

describe('the spread of some runs', () => {
  it('has the middle one as its median, or the mean of both in the middle', () => {
    expect([[5], [3, 9, 1], [1, 2], [8, 1, 4, 2]].map((runs) => spreadOf(runs).median)).toEqual([5, 3, 1.5, 3]);
  });

  it('shows the smallest and the largest', () => {
    expect(spreadOf([3, 10, 9])).toEqual({ median: 9, least: 3, most: 10, runs: 3 });
  });
});
