import type { MutationName } from '../../api/schema.js';
import type { Task } from '../../tasks/owed.js';
import type { Available } from '../../journey/available.js';
import type { CaseFile } from '../documents/case-file.js';
import { STEP_FOR } from '../../tasks/step-for.js';

export type DecisionKind =
  'plan' | 'reduction' | 'interest' | 'override' | 'entry' | 'closing' | 'erasure' | 'emergency';

/** Something that waits for a colleague who decides, and did not ask for it. */
export interface Decision {
  readonly kind: DecisionKind;
  /** The id of what is decided. */
  readonly id: string;
  /** The day, or the instant, since which it waits. */
  readonly since: string;
  /** Who asked for it, as far as the file knows. */
  readonly by?: string | undefined;
  /** The revision of what is decided, where it is no part of the record. */
  readonly revision?: number | undefined;
  /** The entry to be read before the decision. */
  readonly entry?: string | undefined;
  /** The ways to decide that the reader may take now. */
  readonly ways: readonly MutationName[];
}

/** What the forms of a decision call its id, and the ways to decide. */
export const WAYS: Readonly<
  Record<DecisionKind, { readonly names: DecisionField | null; readonly ways: readonly MutationName[] }>
> = {
  plan: { names: 'planId', ways: ['approveCasePlan', 'returnCasePlan'] },
  reduction: { names: 'assessmentId', ways: ['approveRiskReduction'] },
  interest: { names: 'bidId', ways: ['confirmBestInterest'] },
  override: { names: 'overrideId', ways: ['reviewConsentOverride'] },
  entry: { names: 'eventId', ways: ['reviewEntry'] },
  closing: { names: null, ways: ['closeCase'] },
  erasure: { names: 'requestId', ways: ['approveErasure'] },
  emergency: { names: 'breakGlassId', ways: ['reviewBreakGlass'] },
};

type DecisionField = 'planId' | 'assessmentId' | 'bidId' | 'overrideId' | 'eventId' | 'requestId' | 'breakGlassId';

type OwedTask = Pick<Task, 'kind' | 'ref' | 'since'>;

type Find = (file: CaseFile, owed: readonly OwedTask[]) => readonly Omit<Decision, 'kind' | 'ways'>[];

const FIND: Readonly<Record<DecisionKind, Find>> = {
  plan: ({ casePlans }) =>
    casePlans
      .filter(({ status }) => status === 'SUBMITTED')
      .map((one) => ({ id: one.planId, since: one.submittedOn ?? one.on, by: one.draftedBy })),

  reduction: ({ risk, riskAssessments }) =>
    riskAssessments
      .filter(({ assessmentId }) => assessmentId === risk?.awaitingApproval)
      .map((one) => ({ id: one.assessmentId, since: one.on, by: one.assessedBy })),

  interest: ({ bestInterests }) =>
    bestInterests
      .filter(({ confirmedOn }) => confirmedOn === null)
      .map((one) => ({ id: one.bidId, since: one.on, by: one.determinedBy })),

  override: ({ consents }) =>
    consents
      .filter(({ overridden, upheld }) => overridden && upheld === null)
      .map((one) => ({ id: one.consentId, since: one.on, entry: one.lastEventId })),

  // what was recorded against a rule stands in no list of the record before its review: the task names it
  entry: ({ corrections }, owed) => [
    ...corrections
      .filter(({ upheld }) => upheld === null)
      .map((one) => ({ id: one.eventId, since: one.recordedAt, by: one.recordedBy, entry: one.entryId })),
    ...owed
      .filter(({ kind }) => kind === 'IRREGULAR_ENTRY_REVIEW')
      .map(({ ref, since }) => ({ id: ref, since, entry: ref })),
  ],

  closing: ({ closure }) =>
    closure?.status === 'REQUESTED' ? [{ id: closure.lastEventId, since: closure.requestedOn }] : [],

  erasure: ({ erasure }) =>
    erasure?.status === 'REQUESTED'
      ? [
          {
            id: erasure.requestId,
            since: erasure.requestedOn ?? '',
            by: erasure.requestedBy ?? undefined,
            entry: erasure.lastEventId,
          },
        ]
      : [],

  emergency: ({ brokenGlass }) =>
    brokenGlass
      .filter(({ reviewedAt }) => reviewedAt === null)
      .map((one) => ({ id: one.breakGlassId, since: one.openedAt, by: one.openedBy, revision: one.revision })),
};

const KINDS = Object.keys(FIND) as readonly DecisionKind[];

/** What the reader may do now: the service judges it for this record, or permits it to their role without a judgement. */
const isPossible = (way: MutationName, available: Available, permitted: ReadonlySet<string>): boolean =>
  available.has(way) ? !available.get(way) : available.size > 0 && UNJUDGED.has(way) && permitted.has(way);

/** An emergency access is no entry of the record, so that no answer about the record judges its review. */
const UNJUDGED: ReadonlySet<MutationName> = new Set(['reviewBreakGlass']);

interface Reader {
  readonly id: string;
  readonly deputyOf?: string | undefined;
  readonly available: Available;
  readonly permitted: ReadonlySet<string>;
}

/**
 * What waits for a decision of the reader. One’s own request waits for another person, and so does that of the colleague in
 * whose place one acts.
 */
export const decisionsIn = (
  file: CaseFile,
  owed: readonly OwedTask[],
  { id, deputyOf, available, permitted }: Reader,
): readonly Decision[] =>
  KINDS.flatMap((kind) => {
    const ways = WAYS[kind].ways.filter((way) => isPossible(way, available, permitted));
    if (ways.length === 0) return [];
    return FIND[kind](file, owed)
      .filter(({ by }) => by === undefined || (by !== id && by !== deputyOf))
      .map((one) => ({ kind, ways, ...one }));
  });

/** The kind of decision with which a mutation ends, if it is one: its form opens only from the review. */
export const kindDecidedBy = (mutation: string): DecisionKind | undefined =>
  KINDS.find((kind) => WAYS[kind].ways.some((way) => way === mutation));

/** The anchor of the first review of a kind, to which the menu and the next steps lead. */
export const decisionAnchorOf = (kind: DecisionKind): string => `decide-${kind}`;

/** Where the review stands in which a task of this kind is decided; undefined for any other task. */
export const reviewOf = (kind: Task['kind']): string | undefined => {
  const decided = kindDecidedBy(STEP_FOR[kind]);
  return decided && decisionAnchorOf(decided);
};

/** Whether an address names a kind of decision of which nothing waits for the reader. */
export const namesNothing = (hash: string, decisions: readonly Pick<Decision, 'kind'>[]): boolean =>
  KINDS.some((kind) => hash === `#${decisionAnchorOf(kind)}`) &&
  !decisions.some(({ kind }) => hash === `#${decisionAnchorOf(kind)}`);

/** The reviews on the page by the mutations with which they end: nothing is decided before it was shown. */
export const reviewedBy = (decisions: readonly Pick<Decision, 'kind'>[]): ReadonlyMap<string, string> =>
  new Map(decisions.flatMap(({ kind }) => WAYS[kind].ways.map((way) => [way, decisionAnchorOf(kind)] as const)));

/** What the form of a decision receives: what is decided, and the revision that the review showed. */
export const searchOf = ({ kind, id, revision }: Pick<Decision, 'kind' | 'id' | 'revision'>, ofRecord: number) => {
  const { names } = WAYS[kind];
  return { ...(names && { [names]: id }), seen: String(revision ?? ofRecord) };
};

/** The revision that a review showed, as the address of the form has it: nothing was shown where it says nothing. */
export const readSeen = (seen: string | undefined): number | undefined =>
  /^\d+$/.test(seen ?? '') ? Number(seen) : undefined;
