import { deadlineOf, isLate, leavesReviews, otherReviewsFor, taskOf, titleOf } from './other-reviews.js';

const review = {
  eventId: 'one',
  kind: 'CORRECTED',
  recordedAt: '2021-05-03T09:00:00.000Z',
  recordedBy: 'veasna',
  dueOn: '2021-05-06',
  overdue: true,
  rejected: false,
} as const;
const inCourt = { ...review, prosecutionId: 'case', court: 'Siem Reap' };
const against = { ...inCourt, eventId: 'two', kind: 'IRREGULAR', overdue: false } as const;
const ofOperation = {
  ...review,
  eventId: 'three',
  operationId: 'raid',
  operation: 'CAC_OUTREACH',
  prevention: null,
} as const;

const shown = (filters: Parameters<typeof otherReviewsFor>[1]) =>
  otherReviewsFor([inCourt, against, ofOperation], filters).map(({ eventId }) => eventId);

describe('what waits for a review beside the cases of survivors', () => {
  it('is listed without filters, and among all decisions', () => {
    expect(shown({})).toEqual(['one', 'two', 'three']);
    expect(shown({ kind: 'decisions' })).toEqual(['one', 'two', 'three']);
  });

  it('is found by its kind, and by whether it is late', () => {
    expect(taskOf(against)).toBe('IRREGULAR_ENTRY_REVIEW');
    expect(shown({ kind: 'CORRECTION_REVIEW' })).toEqual(['one', 'three']);
    expect(shown({ kind: 'IRREGULAR_ENTRY_REVIEW', due: 'coming' })).toEqual(['two']);
    expect(shown({ due: 'overdue' })).toEqual(['one', 'three']);
    expect(shown({ kind: 'FOLLOW_UP' })).toEqual([]);
  });

  it('is named after the operation or activity, unless that was struck out', () => {
    const label = (code: unknown, of: unknown) => `${String(of)} ${String(code)}`;
    const title = (operation: string | null, prevention: string | null) =>
      titleOf({ operation, prevention } as never, label as never);
    expect(title('IDENTIFICATION', null)).toBe('OperationKind IDENTIFICATION');
    expect(title(null, 'TRAINING')).toBe('PreventionKind TRAINING');
    expect(title(null, null)).toBeUndefined();
  });

  it('has a deadline until it is reviewed: what was not upheld is late for nobody', () => {
    expect([deadlineOf(inCourt), isLate(inCourt)]).toEqual(['2021-05-06', true]);
    const back = { ...inCourt, rejected: true };
    expect([deadlineOf(back), isLate(back)]).toEqual([undefined, false]);
    for (const due of ['overdue', 'coming'] as const) expect(otherReviewsFor([back], { due })).toEqual([]);
  });

  it('has neither a worker nor an office nor a risk', () => {
    for (const filters of [{ worker: 'sokha' }, { office: 'Poipet' }, { risk: 'HIGH' }, { kind: 'FOLLOW_UP' }])
      expect([shown(filters), leavesReviews(filters)]).toEqual([[], false]);
    for (const filters of [{}, { due: 'overdue' }, { kind: 'decisions' }, { kind: 'CORRECTION_REVIEW' }])
      expect(leavesReviews(filters)).toBe(true);
  });
});
