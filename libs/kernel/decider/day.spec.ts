import { dayAt, yearsBetween } from './day.js';

describe('a day', () => {
  it('begins at midnight in Cambodia', () => {
    expect(dayAt('2020-06-29T16:59:59.999Z')).toBe('2020-06-29');
    expect(dayAt('2020-06-29T17:00:00.000Z')).toBe('2020-06-30');
  });

  it.each([
    ['2002-03-01', '2020-02-29', 17],
    ['2002-03-01', '2020-03-01', 18],
    ['2004-02-29', '2022-02-28', 17],
    ['2004-02-29', '2022-03-01', 18],
  ])('born %s, on %s %i years old', (born, on, years) => {
    expect(yearsBetween(born, on)).toBe(years);
  });
});
