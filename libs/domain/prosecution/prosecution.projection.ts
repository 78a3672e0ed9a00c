import type { CorrectionEvents } from '#kernel/correction';
import { rows, type Meta } from '#kernel/projections';
import type { ProsecutionEvents } from './prosecution.events.js';
import { ProsecutionView, type CaseCorrectionType } from './prosecution.view.js';

type Corrections = readonly CaseCorrectionType[] | undefined;

const noted = (
  corrections: Corrections = [],
  kind: CaseCorrectionType['kind'],
  entryId: string,
  { eventId, recordedAt, metadata, sealed }: Meta,
) => ({
  corrections: [
    ...corrections,
    { eventId, kind, entryId, recordedAt, recordedBy: metadata.actor.id, upheld: null, sealed },
  ],
});

export const prosecutionProjection = rows<ProsecutionEvents & CorrectionEvents, ProsecutionView>({
  view: ProsecutionView,
  of: 'prosecution',
  key: (_, { subject }) => ({ prosecutionId: subject }),
  on: {
    ProsecutionCommenced: ({ on, court, article }) => ({
      commencedOn: on,
      court,
      article,
      survivors: 0,
      charges: [],
      hearings: [],
      sentences: [],
      compensation: [],
      outcome: null,
      concludedOn: null,
      endedOn: null,
      corrections: [],
    }),
    /** A survivor who joins later may have been in the case first. */
    SurvivorJoined: ({ on }, { survivors = 0, commencedOn = on }) => ({
      survivors: survivors + 1,
      commencedOn: on < commencedOn ? on : commencedOn,
    }),
    ChargesFiled: (charge, { charges = [] }) => ({ charges: [...charges, charge] }),
    HearingHeld: ({ on }, { hearings = [] }) => ({ hearings: [...hearings, on].toSorted() }),
    SentenceImposed: (sentence, { sentences = [] }) => ({ sentences: [...sentences, sentence] }),
    CompensationOrdered: (order, { compensation = [] }) => ({ compensation: [...compensation, order] }),
    VerdictReached: ({ outcome, on }) => ({ outcome, concludedOn: on }),
    ProsecutionDiscontinued: ({ on }) => ({ outcome: 'Discontinued', concludedOn: on, endedOn: on }),
    /** The outcome equals that of the verdict, unless the verdict was corrected since. */
    ProsecutionEnded: ({ outcome, on }, before) => ({
      outcome: before.outcome ?? outcome,
      concludedOn: before.concludedOn ?? on,
      endedOn: on,
    }),
    EntryCorrected: ({ eventId }, { corrections }, meta) => noted(corrections, 'Corrected', eventId, meta),
    EntryStruckOut: ({ eventId }, { corrections }, meta) => noted(corrections, 'StruckOut', eventId, meta),
    EntryDisputed: ({ eventId }, { corrections }, meta) => noted(corrections, 'Disputed', eventId, meta),
    EntryReviewed: ({ eventId, upheld }, { corrections = [] }) => ({
      corrections: corrections.map((one) => (one.eventId === eventId ? { ...one, upheld } : one)),
    }),
  },
});
