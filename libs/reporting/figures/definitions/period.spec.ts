import { DEFAULT_SETTINGS } from '#settings';
import { Invalid } from '#nest';
import { figuresOf } from './figures.js';
import { figureArguments, calendarYear } from './period.js';

const NOW = '2021-12-31T18:00:00.000Z'; // already the next year in Cambodia

it('is the current calendar year, as of today, with all that is known', () => {
  expect(figureArguments({}, NOW, DEFAULT_SETTINGS)).toEqual({
    from: '2022-01-01',
    to: '2022-12-31',
    asOf: '2022-01-01',
    knownAt: undefined,
    settings: DEFAULT_SETTINGS,
  });
  expect(figureArguments({ from: null, to: null, asOf: null, knownAt: null }, NOW, DEFAULT_SETTINGS)).toEqual(
    figureArguments({}, NOW, DEFAULT_SETTINGS),
  );
});

it('is the rest of the year, or the year so far, when only one of its days is given', () => {
  expect(figureArguments({ from: '2020-07-01' }, NOW, DEFAULT_SETTINGS)).toMatchObject({
    from: '2020-07-01',
    to: '2020-12-31',
  });
  expect(figureArguments({ to: '2020-06-30' }, NOW, DEFAULT_SETTINGS)).toMatchObject({
    from: '2020-01-01',
    to: '2020-06-30',
  });
  expect(calendarYear(2020)).toEqual({ from: '2020-01-01', to: '2020-12-31' });
});

it.each([
  [
    'a period that ends before it begins',
    () => figureArguments({ from: '2020-02-01', to: '2020-01-31' }, NOW, DEFAULT_SETTINGS),
    'to',
  ],
  [
    'an instant outside the years 1970 to 2999',
    () => figureArguments({ knownAt: '0000-01-01T00:00:00Z' }, NOW, DEFAULT_SETTINGS),
    'knownAt',
  ],
  ['a year out of range', () => calendarYear(5), 'year'],
  ['an unknown figure', () => figuresOf(['M1', 'M99']), 'ids.1'],
])('refuses %s, naming the field', (_, ask, path) => {
  const { fields } = refusalOf(ask);
  expect(fields.map((field) => field.path)).toEqual([path]);
});

it('returns each figure once, in their order, whatever the order of the ids', () => {
  expect(figuresOf(['P1', 'M10', 'M2', 'M2']).map(({ id }) => id)).toEqual(['M2', 'M10', 'P1']);
});

const refusalOf = (ask: () => unknown): Invalid => {
  try {
    ask();
  } catch (error) {
    if (error instanceof Invalid) return error;
  }
  throw new Error('It was not refused as invalid.');
};
