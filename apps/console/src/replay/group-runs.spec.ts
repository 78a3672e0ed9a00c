import { groupRuns } from './group-runs.js';

const usd = (amount: number, on?: string) => ({ ...(on && { on }), amount, currency: 'USD' });

describe('the items of a recorded list', () => {
  it('stand once where equal ones follow each other, with their number', () => {
    expect(groupRuns([usd(8000), usd(8000), usd(8000)])).toEqual([{ value: usd(8000), last: usd(8000), times: 3 }]);
  });

  it('stand once where equal amounts were spent on different days, with the first and the last of them', () => {
    expect(groupRuns([usd(8000, '2020-01-31'), usd(8000, '2020-02-29'), usd(9000, '2020-03-31')])).toEqual([
      { value: usd(8000, '2020-01-31'), last: usd(8000, '2020-02-29'), times: 2 },
      { value: usd(9000, '2020-03-31'), last: usd(9000, '2020-03-31'), times: 1 },
    ]);
  });

  it('keep their order: what comes again later stands again', () => {
    expect(groupRuns(['a', 'b', 'b', 'a'])).toEqual([
      { value: 'a', last: 'a', times: 1 },
      { value: 'b', last: 'b', times: 2 },
      { value: 'a', last: 'a', times: 1 },
    ]);
  });

  it('stand apart where anything but the day of an amount differs', () => {
    const visit = (on: string) => ({ on, by: 'sokha' });
    expect(groupRuns([visit('2020-01-31'), visit('2020-02-29')])).toHaveLength(2);
  });

  it('are none of an empty list', () => expect(groupRuns([])).toEqual([]));
});
