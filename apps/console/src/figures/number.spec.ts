import { lengthOf, valueInWords } from './number.js';

const cell = (value: number | null, unit: 'NUMBER' | 'SHARE' | 'DAYS' = 'NUMBER', key = 'one') => ({
  key,
  value,
  unit,
});

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

  it('never compares amounts of different currencies', () => {
    const [riel, dollars] = [cell(1_200_000, 'NUMBER', 'cost.KHR'), cell(1250, 'NUMBER', 'cost.USD')];
    expect([riel, dollars].map((one) => lengthOf(one, [riel, dollars]))).toEqual([undefined, undefined]);
    const months = [dollars, cell(2500, 'NUMBER', 'cost.USD'), riel];
    expect(months.map((one) => lengthOf(one, months))).toEqual([0.5, 1, undefined]);
  });
});

it('an amount of money is shown in its currency, and another number as it is', () => {
  const number = { unit: 'NUMBER' as const };
  expect(valueInWords({ key: 'ordered.KHR', ...number }, 1_200_000_000)).toMatch(/^KHR.12,000,000$/);
  expect(valueInWords({ key: 'cost.USD', ...number }, 1250)).toMatch(/^USD.12\.50$/);
  expect(valueInWords({ key: 'paid.USD', ...number }, null)).toBe('–');
  expect(valueInWords({ key: 'total', ...number }, 1250)).toBe('1,250');
});
