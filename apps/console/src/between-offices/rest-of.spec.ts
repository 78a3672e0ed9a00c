import { restOf } from './rest-of.js';

const part = (loaded: object = {}) => ({ isLoading: false, more: undefined, again: () => undefined, ...loaded });

describe('the rest of the requests, those that wait above those that are settled', () => {
  it('is the next page of those that wait, and then of the others', () => {
    const [waiting, settled] = [() => 'waiting', () => 'settled'];
    const below = part({ totalCount: 40, more: settled });
    expect(restOf(part({ totalCount: 130, more: waiting }), below)).toEqual({
      more: waiting,
      isLoading: false,
      total: 170,
    });
    expect(restOf(part({ totalCount: 130 }), below).more).toBe(settled);
    expect(restOf(part({ totalCount: 130 }), part({ totalCount: 40 })).more).toBeUndefined();
  });

  it('goes on, without a number, until the settled ones are loaded', () => {
    const again = () => undefined;
    const loading = restOf(part({ totalCount: 130 }), part({ isLoading: true, again }));
    expect(loading).toEqual({ more: again, isLoading: true, total: undefined });
  });

  it('can be asked for again where it failed', () => {
    const again = () => undefined;
    const [loaded, failed] = [part({ totalCount: 3 }), part({ again })];
    expect(restOf(loaded, failed)).toEqual({ more: again, isLoading: false, total: undefined });
    expect(restOf(failed, loaded)).toEqual({ more: again, isLoading: false, total: undefined });
  });
});
