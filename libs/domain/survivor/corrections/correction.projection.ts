import type { CorrectionEvents } from '#kernel/correction';
import { rows, type Meta } from '#kernel/projections';
import type { CorrectionKind } from './correction.codes.js';
import { CorrectionView } from './correction.view.js';

const correctionRow = (kind: CorrectionKind, entryId: string, { recordedAt, metadata }: Meta) => ({
  kind,
  entryId,
  recordedAt,
  recordedBy: metadata.actor.id,
});

/** A row for each event under review: a correction, or an entry recorded against a rule. */
export const correctionProjection = rows<CorrectionEvents, CorrectionView>({
  view: CorrectionView,
  of: 'survivor',
  key: (data, { subject, type, eventId }) => ({
    survivorId: subject,
    eventId: type === 'EntryReviewed' ? data.eventId : eventId,
  }),
  on: {
    EntryCorrected: ({ eventId }, _, meta) => ({ ...correctionRow('Corrected', eventId, meta), upheld: null }),
    EntryStruckOut: ({ eventId }, _, meta) => ({ ...correctionRow('StruckOut', eventId, meta), upheld: null }),
    EntryDisputed: ({ eventId }, _, meta) => ({ ...correctionRow('Disputed', eventId, meta), upheld: null }),
    EntryReviewed: ({ eventId, upheld }, { kind }, meta) =>
      kind === undefined ? { ...correctionRow('Irregular', eventId, meta), upheld } : { upheld },
  },
});
