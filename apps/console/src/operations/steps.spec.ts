import type { ViewSet } from './documents.js';
import { stepsFor } from './steps.js';

const set = (version: number, state: string): ViewSet => ({
  version,
  state,
  progress: 1,
  etaSeconds: null,
  since: '2026-01-01T00:00:00Z',
  reason: null,
});
const barred = (...sets: ViewSet[]) => stepsFor(sets).map(({ barred: why }) => why);

describe('what an operator may do with the sets', () => {
  it('is to build another one, as long as one alone is read', () => {
    expect(barred(set(1, 'live'))).toEqual([undefined, 'noneReady', 'noneBefore']);
  });

  it('is to wait while one is built', () => {
    expect(barred(set(1, 'live'), set(2, 'building'))).toEqual(['building', 'noneReady', 'noneBefore']);
  });

  it('is to switch to one that is ready, which another rebuild would drop', () => {
    const [rebuild, change] = stepsFor([set(1, 'live'), set(2, 'ready')]);
    expect(rebuild).toEqual({ doing: 'rebuild', drops: [2] });
    expect(change).toEqual({ doing: 'switch', version: 2, drops: [] });
  });

  it('is to go back to the one that was read before', () => {
    expect(stepsFor([set(1, 'retired'), set(2, 'live')])[2]).toEqual({ doing: 'rollback', version: 1, drops: [] });
  });
});
