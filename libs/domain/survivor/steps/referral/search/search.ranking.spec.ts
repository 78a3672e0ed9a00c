import { LAST_PLACE, isAfter, placeIn, toCursor } from './search.ranking.js';

const survivorId = '00000000-0000-4000-8000-00000000000b';

describe('the place of a match', () => {
  it('is in its cursor', () => {
    for (const strength of [0, 4, 7])
      expect(placeIn(toCursor({ strength, survivorId }))).toEqual({ strength, survivorId });
  });

  it('is before that of a weaker match, and of one with a later id', () => {
    const place = { strength: 4, survivorId };
    const later = `${survivorId.slice(0, -1)}c`;
    expect(isAfter({ strength: 2, survivorId: '0' }, place)).toBe(true);
    expect(isAfter({ strength: 4, survivorId: later }, place)).toBe(true);
    expect(isAfter({ strength: 6, survivorId: later }, place)).toBe(false);
    expect(isAfter(place, place)).toBe(false);
    expect(isAfter(LAST_PLACE, { strength: 0, survivorId: later })).toBe(true);
  });
});
