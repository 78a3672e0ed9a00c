import { sortLatestFirst } from './latest-first.js';

it('puts the latest day first, and within a day what happened last', () => {
  const at = (day: string, time: string) => ({ day, last: `${day}T${time}Z` });
  const [before, early, noon, late] = [
    at('2020-03-01', '23:00'),
    at('2020-03-02', '07:00'),
    at('2020-03-02', '12:00'),
    at('2020-03-02', '18:00'),
  ];
  expect(sortLatestFirst([noon, late, early, before])).toEqual([late, noon, early, before]);
});
