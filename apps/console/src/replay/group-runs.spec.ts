import { groupRuns } from './group-runs.js';

const usd = (amount: number) => ({ amount, currency: 'USD' });

describe('the items of a recorded list', () => {
  it('stand once where equal ones follow each other, with their number', () => {
    expect(groupRuns([usd(8000), usd(8000), usd(8000)])).toEqual([{ value: usd(8000), times: 3 }]);
  });

  it('keep their order: what comes again later stands again', () => {
    expect(groupRuns(['a', 'b', 'b', 'a'])).toEqual([
      { value: 'a', times: 1 },
      { value: 'b', times: 2 },
      { value: 'a', times: 1 },
    ]);
  });

  it('are none of an empty list', () => expect(groupRuns([])).toEqual([]));
});
