import type { CorrectionEvents } from '#kernel/correction';
import { rows, type Meta } from '#kernel/projections';
import { inForce } from './accused.rules.js';
import { afterAppeal } from './appeals.rules.js';
import type { ProsecutionEvents } from './prosecution.events.js';
import type { AccusedType, CaseCorrectionType } from './prosecution.types.js';
import { ProsecutionView } from './prosecution.view.js';

type Corrections = readonly CaseCorrectionType[] | undefined;

const addCorrection = (
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

const withoutHearing = (planned: ProsecutionView['planned'], hearingId: string | undefined) =>
  planned.filter((one) => one.hearingId !== hearingId);

type Row = Partial<ProsecutionView>;

/** The changes, and what they make of the outcome that the survivors' records have: as in `conclusionOf`. */
const withOutcome = (before: Row, changes: Row): Row => {
  const { accused = [], appeals = [], verdict, conclusion } = { ...before, ...changes };
  const isPending = !verdict && accused.some(({ outcome }) => outcome === null);
  const isAppealed = appeals.some(({ outcome }) => outcome === null);
  const { outcome = null, on = null } = inForce(conclusion ?? undefined, isAppealed, isPending) ?? {};
  return { ...changes, outcome, concludedOn: on };
};

const withAccused = (
  { accused = [] }: Row,
  accusedId: string,
  change: (one: AccusedType) => Partial<AccusedType>,
): Row => ({ accused: accused.map((one) => (one.accusedId === accusedId ? { ...one, ...change(one) } : one)) });

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
      complaints: [],
      investigations: [],
      accused: [],
      charges: [],
      hearings: [],
      planned: [],
      sentences: [],
      appeals: [],
      compensation: [],
      payments: [],
      verdict: null,
      conclusion: null,
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
    ComplaintFiled: (complaint, { complaints = [] }) => ({ complaints: [...complaints, complaint] }),
    InvestigationOpened: (opened, { investigations = [] }) => ({ investigations: [...investigations, opened] }),
    AccusedNamed: ({ accusedId, role, kin = null, on }, before, { sealed }) => {
      const accused = { accusedId, role, kin, on, arrests: [], outcome: null, decidedOn: null, sealed };
      return withOutcome(before, { accused: [...(before.accused ?? []), accused] });
    },
    ArrestMade: ({ accusedId, on }, before) =>
      withAccused(before, accusedId, ({ arrests }) => ({ arrests: [...arrests, on].toSorted() })),
    ChargesFiled: (charge, { charges = [] }) => ({ charges: [...charges, charge] }),
    ChargesDropped: ({ accusedId, on }, before) =>
      withOutcome(
        before,
        withAccused(before, accusedId, () => ({ outcome: 'Discontinued', decidedOn: on })),
      ),
    HearingScheduled: ({ hearingId, at }, { planned = [] }) => ({ planned: [...planned, { hearingId, at }] }),
    HearingHeld: ({ on, hearingId }, { hearings = [], planned = [] }) => ({
      hearings: [...new Set([...hearings, on])].toSorted(),
      planned: withoutHearing(planned, hearingId),
    }),
    HearingCancelled: ({ hearingId }, { planned = [] }) => ({ planned: withoutHearing(planned, hearingId) }),
    VerdictReached: ({ accusedId, outcome, on }, before) => {
      if (accusedId === undefined)
        return withOutcome(before, { verdict: { outcome, on }, conclusion: { outcome, on } });
      return withOutcome(
        before,
        withAccused(before, accusedId, () => ({ outcome, decidedOn: on })),
      );
    },
    SentenceImposed: (sentence, { sentences = [] }) => ({ sentences: [...sentences, sentence] }),
    /** An appeal opens a case that was over. */
    AppealLodged: ({ appealId, accusedId = null, appellant, on }, before) => {
      const appeal = { appealId, accusedId, appellant, on, outcome: null, verdict: null, decidedOn: null };
      const conclusion = before.verdict ?? null;
      return withOutcome(before, { appeals: [...(before.appeals ?? []), appeal], conclusion, endedOn: null });
    },
    AppealDecided: (decided, before) => {
      const { appealId, accusedId, outcome, verdict = null, on } = decided;
      const appeals = (before.appeals ?? []).map((one) =>
        one.appealId === appealId ? { ...one, outcome, verdict, decidedOn: on } : one,
      );
      if (accusedId === undefined) {
        const now = afterAppeal(before.verdict ?? undefined, decided) ?? null;
        return withOutcome(before, { appeals, verdict: now, conclusion: now });
      }
      const judged = withAccused(before, accusedId, ({ outcome: former, decidedOn }) => {
        const now = afterAppeal(former && decidedOn ? { outcome: former, on: decidedOn } : undefined, decided);
        return { outcome: now?.outcome ?? null, decidedOn: now?.on ?? null };
      });
      return withOutcome(before, { appeals, ...judged });
    },
    CompensationOrdered: (order, { compensation = [] }) => ({ compensation: [...compensation, order] }),
    CompensationPaid: (payment, { payments = [] }) => ({ payments: [...payments, payment] }),
    ProsecutionDiscontinued: ({ on }, before) =>
      withOutcome(before, { conclusion: { outcome: 'Discontinued', on }, endedOn: on }),
    /** The outcome equals that of the verdict, unless the verdict was corrected since. */
    ProsecutionEnded: ({ outcome, on }, before) =>
      withOutcome(before, { conclusion: before.conclusion ?? { outcome, on }, endedOn: on }),
    EntryCorrected: ({ eventId }, { corrections }, meta) => addCorrection(corrections, 'Corrected', eventId, meta),
    EntryStruckOut: ({ eventId }, { corrections }, meta) => addCorrection(corrections, 'StruckOut', eventId, meta),
    EntryDisputed: ({ eventId }, { corrections }, meta) => addCorrection(corrections, 'Disputed', eventId, meta),
    EntryReviewed: ({ eventId, upheld }, { corrections = [] }) => ({
      corrections: corrections.map((one) => (one.eventId === eventId ? { ...one, upheld } : one)),
    }),
  },
});
