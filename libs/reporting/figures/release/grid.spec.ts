import { lastMonthEnd, onGrid } from './grid.js';

/** Midnight in Cambodia, when October ended. */
const OCTOBER_END = '2026-10-31T17:00:00.000Z';
const NOW = '2026-11-28T05:00:00.000Z';

const answer = (asked: Parameters<typeof onGrid>[0]): unknown => {
  try {
    return onGrid(asked, NOW);
  } catch (error) {
    return (error as { readonly code?: string }).code;
  }
};

describe('the periods of released numbers', () => {
  it('are whole years that have ended, the last one by default', () => {
    expect(answer({})).toEqual({ year: 2025, knownAt: OCTOBER_END });
    expect(answer({ from: '2020-01-01', to: '2020-12-31' })).toEqual({ year: 2020, knownAt: OCTOBER_END });
    expect(answer({ from: '2020-01-01' })).toEqual({ year: 2020, knownAt: OCTOBER_END });
  });

  it('include a year once March of the next year has ended', () => {
    const newest = (now: string) => onGrid({}, now).year;
    expect(newest('2027-03-31T16:59:59.999Z')).toBe(2025);
    expect(newest('2027-03-31T17:00:00.000Z')).toBe(2026);
  });

  it.each([
    ['a day', { from: '2020-03-01', to: '2020-03-01' }],
    ['a month', { from: '2020-03-01', to: '2020-03-31' }],
    ['a year that begins in the middle', { from: '2020-07-01', to: '2021-06-30' }],
    ['two years', { from: '2020-01-01', to: '2021-12-31' }],
    ['the year that has not ended', { from: '2026-01-01', to: '2026-12-31' }],
    ['a year as of a day in it', { from: '2020-01-01', to: '2020-12-31', asOf: '2020-06-30' }],
    ['a year as known within a month', { from: '2020-01-01', to: '2020-12-31', knownAt: '2026-10-15T00:00:00Z' }],
    ['a year as known now', { from: '2020-01-01', to: '2020-12-31', knownAt: NOW }],
  ])('are not %s', (_, asked) => {
    expect(answer(asked)).toBe('PERIOD_NOT_RELEASED');
  });

  it('are known at the end of a month, which is midnight in Cambodia', () => {
    expect(lastMonthEnd(NOW)).toBe(OCTOBER_END);
    expect(lastMonthEnd('2026-10-31T16:59:59.999Z')).toBe('2026-09-30T17:00:00.000Z');
    expect(lastMonthEnd(OCTOBER_END)).toBe(OCTOBER_END);
    expect(answer({ from: '2020-01-01', knownAt: '2026-06-30T17:00:00Z' })).toEqual({
      year: 2020,
      knownAt: '2026-06-30T17:00:00.000Z',
    });
  });
});
