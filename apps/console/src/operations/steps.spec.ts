import type { ViewSet } from './documents.js';
import { stepsFor } from './steps.js';

const viewSet = (version: number, state: ViewSet['state']): ViewSet => ({
  version,
  state,
  progress: 1,
  etaSeconds: null,
  since: '2026-01-01T00:00:00Z',
  reason: null,
});
const barred = (...sets: ViewSet[]) => stepsFor(sets).map(({ barred: why }) => why);

describe('the actions of an operator on the sets', () => {
  it('allow a rebuild while there is only the live set', () => {
    expect(barred(viewSet(1, 'LIVE'))).toEqual([undefined, 'noneReady', 'noneBefore']);
  });

  it('are all barred while a set is being built', () => {
    expect(barred(viewSet(1, 'LIVE'), viewSet(2, 'BUILDING'))).toEqual(['building', 'noneReady', 'noneBefore']);
  });

  it('allow a switch to a ready set, which another rebuild would drop', () => {
    const [rebuild, change] = stepsFor([viewSet(1, 'LIVE'), viewSet(2, 'READY')]);
    expect(rebuild).toEqual({ doing: 'rebuild', drops: [2] });
    expect(change).toEqual({ doing: 'switch', version: 2, drops: [] });
  });

  it('allow a rollback to the previous set', () => {
    expect(stepsFor([viewSet(1, 'RETIRED'), viewSet(2, 'LIVE')])[2]).toEqual({
      doing: 'rollback',
      version: 1,
      drops: [],
    });
  });
});
