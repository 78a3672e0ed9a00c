import { formatDays, groupRuns } from './group-runs.js';

const usd = (amount: number, on?: string) => ({ ...(on && { on }), amount, currency: 'USD' });

describe('the items of a recorded list', () => {
  it('stand once where equal ones follow each other, with their number', () => {
    expect(groupRuns([usd(8000), usd(8000), usd(8000)])).toEqual([{ value: usd(8000), times: 3, days: [] }]);
  });

  it('stand once where equal amounts were spent on different days, with these days', () => {
    expect(groupRuns([usd(8000, '2020-01-31'), usd(8000, '2020-02-29'), usd(9000, '2020-03-31')])).toEqual([
      { value: usd(8000, '2020-01-31'), times: 2, days: ['2020-01-31', '2020-02-29'] },
      { value: usd(9000, '2020-03-31'), times: 1, days: ['2020-03-31'] },
    ]);
  });

  it('keep their order: what comes again later stands again', () => {
    expect(groupRuns(['a', 'b', 'b', 'a'])).toEqual([
      { value: 'a', times: 1, days: [] },
      { value: 'b', times: 2, days: [] },
      { value: 'a', times: 1, days: [] },
    ]);
  });

  it('stand apart where anything but the day of an amount differs', () => {
    const visit = (on: string) => ({ on, by: 'sokha' });
    expect(groupRuns([visit('2020-01-31'), visit('2020-02-29')])).toHaveLength(2);
    const forWhat = (purpose: string) => ({ ...usd(8000, '2020-01-31'), purpose });
    expect(groupRuns([forWhat('rent'), forWhat('food')])).toHaveLength(2);
  });

  it('are none of an empty list', () => expect(groupRuns([])).toEqual([]));
});

describe('the days of equal amounts', () => {
  const format = (...days: readonly string[]) => formatDays(days, (day) => day.slice(5));

  it('are the first and the last of them, in the order of the calendar', () => {
    expect(format('2020-03-31', '2020-01-31', '2020-02-29')).toBe('01-31 – 03-31');
    expect([format('2020-01-31'), format('2020-01-31', '2020-01-31'), format()]).toEqual(['01-31', '01-31', '']);
  });

  it('stand each with its number where a day is there twice, which may be a double entry', () => {
    expect(format('2020-01-31', '2020-03-31', '2020-01-31')).toBe('01-31 × 2, 03-31');
  });
});
