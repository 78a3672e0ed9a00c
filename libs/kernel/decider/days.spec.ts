import { byDay, earlierDay, laterDay, latestByDay, monthEnd, monthsAfter } from './days.js';
import { isUuid } from './uuid.js';

describe('days', () => {
  it.each([
    ['2020-01-31', 1, '2020-02-29'],
    ['2020-11-30', 3, '2021-02-28'],
    ['2020-12-15', 1, '2021-01-15'],
  ])('%s and %i months later is %s', (day, months, later) => {
    expect(monthsAfter(day, months)).toBe(later);
  });

  it.each([
    ['2020-02-01', '2020-02-29'],
    ['2019-02-28', '2019-02-28'],
    ['2020-12-31', '2020-12-31'],
    ['9999-12-01', '9999-12-31'],
  ])('the month of %s ends on %s', (day, end) => {
    expect(monthEnd(day)).toBe(end);
  });

  it('are compared: the earlier one, and the later one', () => {
    expect([earlierDay('2020-02-01', '2020-01-31'), laterDay('2020-02-01', '2020-01-31')]).toEqual([
      '2020-01-31',
      '2020-02-01',
    ]);
    expect(earlierDay(undefined, '2020-01-31')).toBe('2020-01-31');
  });

  it('are in order, and of one day what was recorded last counts as the last', () => {
    const [first, second, earlier] = [
      { on: '2020-02-01', id: 'first' },
      { on: '2020-02-01', id: 'second' },
      { on: '2020-01-01', id: 'earlier' },
    ];
    expect([first!, second!, earlier!].toSorted(byDay)).toEqual([earlier, first, second]);
    expect(latestByDay([first!, second!, earlier!])).toBe(second);
    expect(latestByDay([])).toBeUndefined();
  });
});

describe('a UUID', () => {
  it.each([
    ['11111111-1111-4111-8111-111111111111', true],
    ['ABCDEF11-1111-4111-8111-111111111111', false],
    ['11111111-1111-4111-8111-111111111111 ', false],
    ['', false],
    [7, false],
  ])('%j: %j', (text, is) => {
    expect(isUuid(text)).toBe(is);
  });
});
