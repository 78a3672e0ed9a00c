import { DEFAULT_SETTINGS } from '#settings';
import { specification } from '#kernel/decider/testing';
import { breakGlass, openingsOf } from './break-glass.decider.js';
import type { BreakGlassState } from './break-glass.state.js';

const author = { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21' };
const given = specification(breakGlass, { author, settings: DEFAULT_SETTINGS });
const NOTHING: BreakGlassState = { accesses: {}, reviews: {} };
const NOON = '2026-03-01T12:00:00.000Z';

const glassOpened = (breakGlassId = 'first') => ({
  type: 'BreakGlassOpened' as const,
  data: { breakGlassId, survivorId: 'survivor', reason: 'Missing' as const, explanation: 'x', until: NOON },
});
const glassReviewed = (upheld: boolean, by = 'sophea') => ({
  type: 'BreakGlassReviewed' as const,
  data: { breakGlassId: 'first', survivorId: 'survivor', upheld },
  by: { id: by },
});
const opening = (breakGlassId = 'second') => ({
  breakGlassId,
  survivorId: 'survivor',
  reason: 'Missing' as const,
  explanation: 'x',
  isOnRecord: true,
  earlier: NOTHING,
});
const reviewing = { breakGlassId: 'first', upheld: true, earlier: NOTHING };
const sophea = { by: { id: 'sophea', role: 'SUPERVISOR' } };
/** As versions before 0.9.0 recorded it, in another stream. */
const EARLIER: BreakGlassState = {
  accesses: {
    first: { survivorId: 'survivor', openedBy: 'sokha', role: 'CASE_WORKER', reason: 'Missing', until: NOON },
  },
  reviews: {},
};

describe('opening a record in an emergency', () => {
  it('lasts as long as the settings say', () => {
    const { explanation, breakGlassId, survivorId, reason } = opening();
    const settings = { breakGlassMinutes: 30 };
    expect(given().when('OpenBreakGlass', opening(), { now: '2026-03-01T11:30:00.000Z', settings })).toEqual([
      { type: 'BreakGlassOpened', data: { breakGlassId, survivorId, reason, explanation, until: NOON } },
    ]);
  });

  it('is refused until the last access is reviewed, whatever the review says', () => {
    expect(given(glassOpened()).when('OpenBreakGlass', opening())).toBe('BREAK_GLASS_REVIEW_OPEN');
    expect(given().when('OpenBreakGlass', { ...opening(), earlier: EARLIER })).toBe('BREAK_GLASS_REVIEW_OPEN');
    expect(given(glassOpened(), glassReviewed(false)).when('OpenBreakGlass', opening())).toHaveLength(1);
    expect(given(glassReviewed(true)).when('OpenBreakGlass', { ...opening(), earlier: EARLIER })).toHaveLength(1);
  });

  it('is refused for a survivor who is not on record', () => {
    expect(given().when('OpenBreakGlass', { ...opening(), isOnRecord: false })).toBe('NOT_FOUND');
  });

  it('records nothing when it is repeated', () => {
    expect(given(glassOpened()).when('OpenBreakGlass', opening('first'))).toEqual([]);
  });
});

describe('the review of an emergency access', () => {
  it('is recorded once, and repeated without effect', () => {
    const data = { breakGlassId: 'first', survivorId: 'survivor', upheld: true };
    expect(given(glassOpened()).when('ReviewBreakGlass', reviewing, sophea)).toEqual([
      { type: 'BreakGlassReviewed', data },
    ]);
    expect(given(glassOpened(), glassReviewed(true)).when('ReviewBreakGlass', reviewing, sophea)).toEqual([]);
  });

  it('is refused after another review, to the person who opened it, and for an unknown access', () => {
    const other = given(glassOpened(), glassReviewed(true, 'kosal'));
    expect(other.when('ReviewBreakGlass', reviewing, sophea)).toBe('BREAK_GLASS_REVIEWED');
    expect(given(glassOpened()).when('ReviewBreakGlass', reviewing)).toBe('APPROVER_IS_AUTHOR');
    expect(given().when('ReviewBreakGlass', reviewing, sophea)).toBe('NOT_FOUND');
  });

  it('finds an access that a former version recorded', () => {
    const asked = { ...reviewing, earlier: EARLIER };
    expect(given().when('ReviewBreakGlass', asked, sophea)).toHaveLength(1);
    expect(given(glassReviewed(false, 'kosal')).when('ReviewBreakGlass', asked, sophea)).toBe('BREAK_GLASS_REVIEWED');
  });
});

describe('the records that an emergency access opens', () => {
  const at = (now: string, ...facts: Parameters<typeof given>) => [
    ...openingsOf(given(...facts).state(), 'CASE_WORKER', now),
  ];

  it('are open until the access ends, unless a review rejects it', () => {
    expect(at('2026-03-01T11:59:59.999Z', glassOpened())).toEqual(['survivor']);
    expect(at('2026-03-01T11:59:59.999Z', glassOpened(), glassReviewed(true))).toEqual(['survivor']);
    expect(at(NOON, glassOpened())).toEqual([]);
    expect(at('2026-03-01T11:00:00.000Z', glassOpened(), glassReviewed(false))).toEqual([]);
  });
});
