import { monthsOfPeriod, releasedYears } from './trend.js';

const NOW = '2026-05-10T03:00:00.000Z';
const daysOf = (periods: ReturnType<typeof monthsOfPeriod>) => periods.map(({ from, to }) => `${from} ${to}`);

describe('a trend', () => {
  it('has the months of the period, the first and the last of them as far as they belong to it', () => {
    expect(daysOf(monthsOfPeriod({ from: '2020-01-15', to: '2020-03-10' }, NOW))).toEqual([
      '2020-01-15 2020-01-31',
      '2020-02-01 2020-02-29',
      '2020-03-01 2020-03-10',
    ]);
  });

  it('has no month that lies ahead, or after the day as of which is asked', () => {
    expect(daysOf(monthsOfPeriod({ from: '2026-01-01', to: '2026-12-31' }, NOW))).toHaveLength(5);
    expect(daysOf(monthsOfPeriod({ from: '2020-01-01', to: '2020-12-31', asOf: '2020-06-30' }, NOW))).toHaveLength(6);
  });

  it('is refused for more than three years', () => {
    expect(() => monthsOfPeriod({ from: '2010-01-01', to: '2020-12-31' }, NOW)).toThrow('at most 36 months');
  });

  it('is refused for a period that ends before it begins, as a figure is', () => {
    const reversed = { from: '2020-03-01', to: '2020-01-31' };
    for (const periods of [monthsOfPeriod, releasedYears])
      expect(() => periods(reversed, NOW)).toThrow('to must not be before from, which is 2020-03-01');
  });

  it('has whole released years for readers of released numbers, and no year before its release', () => {
    expect(daysOf(releasedYears({ from: '2023-02-01', to: '2026-12-31', asOf: '2024-05-05' }, NOW))).toEqual([
      '2023-01-01 2023-12-31',
      '2024-01-01 2024-12-31',
      '2025-01-01 2025-12-31',
    ]);
    expect(daysOf(releasedYears({ from: '1990-01-01' }, NOW))).toHaveLength(10);
    expect(daysOf(releasedYears({ from: '2027-01-01' }, NOW))).toEqual([]);
  });
});
