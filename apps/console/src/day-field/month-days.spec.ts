import { dayAfterKey, firstShown, monthsAfter, weeksOf } from './month-days.js';

describe('the days of a month', () => {
  it('stand in weeks that begin on Monday', () => {
    const weeks = weeksOf('2020-02-14');
    expect(weeks).toHaveLength(5);
    expect(weeks[0]!.filter(Boolean)).toEqual(['2020-02-01', '2020-02-02']);
    expect(weeks[4]).toEqual([
      '2020-02-24',
      '2020-02-25',
      '2020-02-26',
      '2020-02-27',
      '2020-02-28',
      '2020-02-29',
      undefined,
    ]);
    expect(weeksOf('2021-02-01')).toHaveLength(4);
    expect(weeksOf('2020-08-31')).toHaveLength(6);
  });

  it('begin with one that may be chosen, also where a later one was typed', () => {
    expect(firstShown('2030-03-05', '2020-06-01')).toBe('2020-06-01');
    expect(firstShown('2020-03-05', '2020-06-01')).toBe('2020-03-05');
    expect(firstShown('2030-03-05', undefined)).toBe('2030-03-05');
  });

  it('lead over the ends of months and years', () => {
    expect(monthsAfter('2020-01-31', 1)).toBe('2020-02-29');
    expect(monthsAfter('2020-01-15', -1)).toBe('2019-12-15');
    expect(monthsAfter('2020-02-29', 12)).toBe('2021-02-28');
    expect(dayAfterKey('2020-01-01', 'ArrowLeft')).toBe('2019-12-31');
    expect(dayAfterKey('2020-03-05', 'ArrowDown')).toBe('2020-03-12');
    expect(dayAfterKey('2020-03-05', 'Home')).toBe('2020-03-02');
    expect(dayAfterKey('2020-03-05', 'End')).toBe('2020-03-08');
    expect(dayAfterKey('2020-03-31', 'PageUp')).toBe('2020-02-29');
    expect(dayAfterKey('2020-03-05', 'a')).toBeUndefined();
  });
});
