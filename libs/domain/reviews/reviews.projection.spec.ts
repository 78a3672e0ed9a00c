import { foldRows, type ProjectableEvent } from '#kernel/projections';
import { ReviewRow } from './review.view.js';
import { reviewsIn } from './reviews.projection.js';

const CASE = 'dd55443a-693c-4f16-a348-266bb02256a6';

class Row extends ReviewRow {
  prosecutionId!: string;
}

const projection = reviewsIn({
  view: Row,
  of: 'prosecution',
  subject: 'prosecutionId',
  types: ['SentenceImposed', 'EntryCorrected', 'EntryDisputed'],
});

type Entry = readonly [id: string, type: string, data: object, role?: string];

const waiting = (...told: readonly Entry[]) => {
  const events = told.map(([eventId, type, data, role = 'LEGAL_OFFICER'], revision): ProjectableEvent => {
    const actor = { id: 'veasna', role, organisation: 'A21' };
    const meta = { subject: CASE, eventId, type, revision, position: BigInt(revision), recordedAt: '2021-05-03' };
    return { data: data as ProjectableEvent['data'], meta: { ...meta, metadata: { actor } } as never };
  });
  return foldRows(projection, [], events).saved.map(({ eventId, kind, entryId, upheld }) => [
    eventId,
    kind,
    entryId,
    upheld,
  ]);
};

const sentenced: Entry = ['one', 'SentenceImposed', { years: 5 }];
const corrected: Entry = ['two', 'EntryCorrected', { eventId: 'one', replacement: { SentenceImposed: { years: 6 } } }];

describe('what waits for a review in a court case', () => {
  it('is what somebody corrected or disputed, until somebody reviewed it', () => {
    const disputed: Entry = ['three', 'EntryDisputed', { eventId: 'one' }];
    expect(waiting(sentenced)).toEqual([]);
    expect(waiting(sentenced, corrected, disputed)).toEqual([
      ['two', 'Corrected', 'one', null],
      ['three', 'Disputed', 'one', null],
    ]);
    const reviewed: Entry = ['four', 'EntryReviewed', { eventId: 'two', upheld: true }];
    expect(waiting(sentenced, corrected, reviewed)).toEqual([['two', 'Corrected', 'one', true]]);
  });

  it('is an entry against a rule as well', () => {
    const irregular: Entry = ['one', 'SentenceImposed', { years: 5, irregular: { code: 'NOT_CONVICTED' } }];
    expect(waiting(irregular)).toEqual([['one', 'Irregular', 'one', null]]);
  });

  it('is nothing that follows from another record, also where somebody reviewed it', () => {
    const followed: Entry = [...corrected.slice(0, 3), 'POLICY'] as never;
    expect(waiting(sentenced, followed)).toEqual([]);
    expect(waiting(sentenced, followed, ['four', 'EntryReviewed', { eventId: 'two', upheld: true }])).toEqual([]);
  });
});
