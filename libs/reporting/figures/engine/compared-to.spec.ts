import { DEFAULT_SETTINGS } from '#settings';
import { comparisonPeriod, type OtherDays } from './compared-to.js';
import { figureArguments } from '../definitions/period.js';

const NOW = '2021-02-03T00:00:00.000Z';
const beside = (days: OtherDays, args: { from: string; to: string; asOf?: string }) => {
  const { from, to, asOf } = comparisonPeriod(figureArguments(args, NOW, DEFAULT_SETTINGS), days);
  return [from, to, asOf];
};
const YEAR = { from: '2020-01-01', to: '2020-12-31' };

it('is the same days of the year before, as of the same day of that year', () => {
  expect(beside({}, YEAR)).toEqual(['2019-01-01', '2019-12-31', '2020-02-03']);
  expect(beside({ from: null, to: null }, { ...YEAR, asOf: '2020-06-30' })).toEqual([
    '2019-01-01',
    '2019-12-31',
    '2019-06-30',
  ]);
});

it('is as long as the requested period when only its first day is given', () => {
  expect(beside({ from: '2017-01-01' }, { ...YEAR, asOf: '2020-03-31' })).toEqual([
    '2017-01-01',
    '2017-12-31',
    '2017-03-31',
  ]);
  expect(beside({ from: '2020-01-01' }, { from: '2020-04-01', to: '2020-04-30', asOf: '2020-04-10' })).toEqual([
    '2020-01-01',
    '2020-01-30',
    '2020-01-10',
  ]);
});

it('ends on 28 February in a common year', () => {
  expect(beside({}, { from: '2020-02-01', to: '2020-02-29' })).toEqual(['2019-02-01', '2019-02-28', '2020-02-03']);
});

it('refuses a period that ends before it begins, naming the field', () => {
  const refusal = expect.objectContaining({ fields: [expect.objectContaining({ path: 'comparedTo.to' })] });
  expect(() => beside({ from: '2019-05-01', to: '2019-04-30' }, YEAR)).toThrow(refusal);
});
