import { lengthOf } from './number.js';

const cell = (value: number | null, unit: 'NUMBER' | 'SHARE' | 'DAYS' = 'NUMBER') => ({ value, unit });

describe('a bar', () => {
  it('is as long as its share, or as its part of the largest number of the group', () => {
    const beside = [cell(4), cell(8), cell(300, 'DAYS')];
    expect(beside.map((one) => lengthOf(one, beside))).toEqual([0.5, 1, 1]);
    expect(lengthOf(cell(0.34, 'SHARE'), beside)).toBe(0.34);
  });

  it('has no length without a number', () => {
    expect(lengthOf(cell(null), [cell(null), cell(0)])).toBe(0);
    expect(lengthOf(cell(0), [cell(0)])).toBe(0);
  });
});
