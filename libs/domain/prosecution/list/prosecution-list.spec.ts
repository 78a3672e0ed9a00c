import type { AccusedType } from '../prosecution.types.js';
import { summariseAccused, nextHearingIn } from './prosecution-list.resolver.js';

const accusedWith = (outcome: AccusedType['outcome']) => ({ outcome }) as AccusedType;

describe('a criminal case in the list', () => {
  it('says how many are accused, and what was decided about those who were judged', () => {
    expect(
      summariseAccused({ accused: [accusedWith('Convicted'), accusedWith(null), accusedWith('Discontinued')] }),
    ).toEqual({
      accused: 3,
      decided: ['Convicted', 'Discontinued'],
    });
  });

  const now = '2026-12-01T04:00:00.000Z';
  const hearingAt = (...instants: readonly string[]) =>
    instants.map((at, place) => ({ hearingId: `hearing ${place}`, at }));
  const [today, later] = ['2026-12-01T02:00:00.000Z', '2026-12-20T02:00:00.000Z'];

  it('has its next hearing today until the day is over, as the file of a survivor has', () => {
    const planned = hearingAt(later, today, '2026-11-30T10:00:00.000Z');
    expect(nextHearingIn({ planned, endedOn: null }, now)).toBe(today);
    expect(nextHearingIn({ planned, endedOn: null }, '2026-12-01T17:00:00.000Z')).toBe(later);
    expect(nextHearingIn({ planned: hearingAt(), endedOn: null }, now)).toBeNull();
  });

  it('has no next hearing once it has ended', () => {
    expect(nextHearingIn({ planned: hearingAt(later), endedOn: '2026-12-01' }, now)).toBeNull();
  });
});
