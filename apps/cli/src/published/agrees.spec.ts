import { PUBLISHED, matchesPublished, type PublishedFigure } from './2020.js';

const against = (published: Omit<PublishedFigure, 'id'>) => (value: number | null) =>
  matchesPublished({ id: 'M0', ...published }, { value });

describe('a published number agrees with a computed one', () => {
  it('when a count is the same count', () => {
    expect([22, 23, 24].map(against({ published: 23 }))).toEqual([false, true, false]);
    expect(against({ published: 0 })(0)).toBe(true);
  });

  it('when a lower bound is reached', () => {
    expect([679, 680, 684].map(against({ published: 680, lowerBound: true }))).toEqual([false, true, true]);
    expect([0.7499, 0.75, 0.8].map(against({ published: 0.75, lowerBound: true }))).toEqual([false, true, true]);
  });

  it('when a share rounds to the printed digits', () => {
    expect([0.474, 0.475, 12 / 25, 0.4849, 0.485].map(against({ published: 0.48, decimals: 2 }))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
    expect([0.37494, 3 / 8, 0.38].map(against({ published: 0.375, decimals: 4 }))).toEqual([false, true, false]);
    // 0.145 * 100 is 14.499999999999998 to a machine
    expect(against({ published: 0.15, decimals: 2 })(0.145)).toBe(true);
  });

  it('when a majority is more than half', () => {
    expect([0.5, 0.501].map(against({ published: 0.5, words: 'majority' }))).toEqual([false, true]);
  });

  it('never when nothing could be computed', () => {
    expect(PUBLISHED.some((one) => matchesPublished(one, { value: null }))).toBe(false);
  });
});

it('names every number once', () => {
  const ids = PUBLISHED.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
