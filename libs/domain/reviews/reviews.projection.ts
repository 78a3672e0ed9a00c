import type { Type } from '@nestjs/common';
import type { CorrectionEvents } from '#kernel/correction';
import { POLICY_ROLE } from '#kernel/event-store';
import type { Meta, RowProjection } from '#kernel/projections';
import type { CorrectionKind } from '#domain/survivor';
import type { ReviewRow } from './review.view.js';

interface ReviewSource {
  readonly view: Type<ReviewRow>;
  readonly of: string;
  /** The name of the column with the id of the court case or the operation. */
  readonly subject: string;
  /** The types of all entries: any of them may be recorded against a rule. */
  readonly types: readonly string[];
}

const toRow = (kind: CorrectionKind, entryId: string, { metadata, recordedAt }: Meta) =>
  // what follows from another record is reviewed there
  metadata.actor.role === POLICY_ROLE
    ? null
    : { kind, entryId, recordedAt, recordedBy: metadata.actor.id, upheld: null };

const amended =
  (kind: CorrectionKind) =>
  (data: object, _: object, meta: Meta): object | null =>
    toRow(kind, (data as CorrectionEvents['EntryCorrected']).eventId, meta);

const ifIrregular = (data: object, _: object, meta: Meta): object | null =>
  'irregular' in data ? toRow('Irregular', meta.eventId, meta) : null;

/** A row for each entry that another person reviews, in streams that are no survivor’s own. */
export const reviewsIn = ({ view, of, subject, types }: ReviewSource): RowProjection => ({
  kind: 'rows',
  view,
  of,
  key: ({ data, meta }) => ({
    [subject]: meta.subject,
    eventId: meta.type === 'EntryReviewed' ? data.eventId : meta.eventId,
  }),
  on: {
    ...Object.fromEntries(types.map((type) => [type, ifIrregular])),
    EntryCorrected: amended('Corrected'),
    EntryStruckOut: amended('StruckOut'),
    EntryDisputed: amended('Disputed'),
    EntryReviewed: (data, row) =>
      'kind' in row ? { upheld: (data as CorrectionEvents['EntryReviewed']).upheld } : null,
  },
});
