import {
  acceptIdenticalRetry,
  isSamePayload,
  journal,
  refuse,
  requirePast,
  requireSome,
  type Actor,
  type AddedDecisions,
  type Decider,
  type DecisionContext,
  type Entry,
  type EventMap,
  type EventOf,
  type InnerDecider,
  type Journal,
  type Layer,
  isOrStandsInFor,
} from '#kernel/decider';
import { Redecision } from './again.rules.js';
import type { CorrectionCommands, CorrectionEvents } from './correction.events.js';
import {
  requireCorrectableBy,
  requireUnchangedBy,
  type AnyPolicy,
  type CorrectionPolicy,
} from './correction-policy.js';

/**
 * Composed with the steps that it corrects, so that others can observe it; decisions need all of them: see
 * `corrections`.
 */
export const correction: Decider<null, CorrectionEvents, {}> = {
  initial: null,
  decide: {},
  evolve: {
    EntryCorrected: () => null,
    EntryStruckOut: () => null,
    EntryDisputed: () => null,
    EntryReviewed: () => null,
  },
};

type Amendment = EventOf<Pick<CorrectionEvents, 'EntryCorrected' | 'EntryStruckOut'>>;

/** What amending events make of the entries before them. */
export const AMENDING = {
  EntryCorrected: ({ eventId, replacement }: CorrectionEvents['EntryCorrected']) => ({
    eventId,
    replacement: Object.values(replacement)[0]!,
  }),
  EntryStruckOut: ({ eventId }: CorrectionEvents['EntryStruckOut']) => ({ eventId }),
};

/**
 * Rule 13: a correction never overwrites. A replacement is decided as on the day of the entry, and its author counts as
 * the author of the entry. Later decisions are not judged again, and another person reviews the correction. An entry
 * that others rest on cannot be struck out, and an approved entry stays as approved. An entry that no one may change
 * alone can still be disputed.
 */
export const corrections = <Needs extends object, Fact extends EventOf<EventMap> = never>(
  policy: CorrectionPolicy<Needs, Fact>,
): Layer<Needs, Journal, CorrectionCommands, EventOf<CorrectionEvents> | Fact> => ({
  ...KEPT,
  name: 'corrections',
  commands: (inner) => amendmentsOf(inner, policy),
  requires: {
    CorrectEntry: (state, { by }) => requireSomeCorrectableBy(state, by, policy),
    StrikeOutEntry: (state, { by }) => requireSomeCorrectableBy(state, by, policy),
    DisputeEntry: ({ record }) => {
      if (record.length === 0) refuseAsNoEntry();
    },
    ReviewEntry: ({ record }, { by }) =>
      requireSome(
        record.filter((entry) => awaitsReview(entry) && !reviewOf(record, entry.recording.id)),
        (entry) => requireReviewableBy(entry, by, policy),
        () =>
          refuse('NO_REVIEW_DUE', 'No entry of this record is waiting for a review: continue with the next record.'),
      ),
  },
});

const KEPT = journal(AMENDING);

const amendmentsOf = <State extends object, Fact extends EventOf<EventMap>>(
  inner: InnerDecider<State>,
  policy: CorrectionPolicy<State, Fact>,
): AddedDecisions<State & Journal, CorrectionCommands, EventOf<CorrectionEvents> | Fact> => {
  const again = new Redecision(inner, policy);

  /** The events that follow at once when an amendment changes the state. */
  const following = (
    state: State & Journal,
    amendment: Amendment,
    { by, now, commandId }: DecisionContext<unknown>,
  ): readonly (Amendment | Fact)[] => {
    const recording = { id: commandId, by, at: now, command: '', commandId };
    const after = KEPT.evolve(inner, amendment.type)(state, amendment.data, recording);
    return [amendment, ...(policy.afterwards?.(after, state) ?? [])];
  };

  return {
    CorrectEntry: (state, { eventId, reason, replacement }, context) => {
      const { record } = state;
      const entry = requireEntry(record, eventId);
      requireCorrectableBy(entry, context.by, policy);
      const { command } = entry.recording;
      const payload = replacement[fieldOf(command)];
      if (!payload || Object.keys(replacement).length > 1) {
        return refuse(
          'CORRECTION_OF_ANOTHER_KIND',
          `This entry was recorded with ${fieldOf(command)}: give the replacement under that name only.`,
        );
      }
      const data = again.decide(record, entry, payload, context);
      requireUnchangedBy(entry, data, context.by, policy);
      policy.requireToday?.(entry, data, state);
      requireNothingOn(
        again.restingOn(record, entry, context).filter(({ type }) => policy.amendedBy?.[type] === 'approver'),
      );
      return isSamePayload(data, entry.data)
        ? []
        : following(
            state,
            { type: 'EntryCorrected', data: { eventId, reason, replacement: { [entry.type]: data } } },
            context,
          );
    },

    StrikeOutEntry: (state, { eventId, reason }, context) => {
      const { record } = state;
      const entry = requireEntry(record, eventId);
      if (entry.status === 'struckOut') return [];
      requireCorrectableBy(entry, context.by, policy);
      requireNothingOn(again.restingOn(record, entry, context));
      return following(state, { type: 'EntryStruckOut', data: { eventId, reason } }, context);
    },

    DisputeEntry: ({ record }, { eventId, reason }) => {
      requireEntry(record, eventId);
      const isDisputed = record.some(
        ({ type, data }) => type === 'EntryDisputed' && data.eventId === eventId && data.reason === reason,
      );
      return isDisputed ? [] : [{ type: 'EntryDisputed', data: { eventId, reason } }];
    },

    ReviewEntry: ({ record }, command, { by, now }) => {
      const entry = requireEntry(record, command.eventId);
      const before = reviewOf(record, command.eventId);
      if (before) return acceptIdenticalRetry(before.data, command);
      if (!awaitsReview(entry)) refuse('NO_REVIEW_DUE', 'This entry needs no review: continue with the next.');
      requireReviewableBy(entry, by, policy);
      requirePast(command.on, now);
      return [{ type: 'EntryReviewed', data: command }];
    },
  };
};

/** True for entries against a rule, for amendments, and for disputes. */
export const awaitsReview = ({ type, data }: Pick<Entry, 'type' | 'data'>): boolean =>
  type in AMENDING || type === 'EntryDisputed' || data.irregular !== undefined;

const requireSomeCorrectableBy = ({ record }: Journal, by: Actor, policy: AnyPolicy): void => {
  const isAmendable = ({ type, status }: Entry) => status !== 'struckOut' && !(type in correction.evolve);
  // the refusal of the last one counts, and that of an amendable entry says more
  const inOrder = [...record.filter((entry) => !isAmendable(entry)), ...record.filter(isAmendable)];
  requireSome(inOrder, (entry) => requireCorrectableBy(entry, by, policy), refuseAsNoEntry);
};

const reviewOf = (record: readonly Entry[], eventId: string): Entry | undefined =>
  record.find(({ type, data }) => type === 'EntryReviewed' && data.eventId === eventId);

const requireReviewableBy = ({ recording }: Entry, by: Actor, { reviewers, inWords }: AnyPolicy): void => {
  if (!reviewers.includes(by.role))
    refuse('APPROVER_ROLE_REQUIRED', `Only ${inWords.one} may review an entry: ask ${inWords.one}.`);
  if (isOrStandsInFor(by, recording.by.id))
    refuse('APPROVER_IS_AUTHOR', `You recorded this entry yourself: ask ${inWords.another} to review it.`);
};

/** The name of the mutation. */
const fieldOf = (command: string): string => command[0]!.toLowerCase() + command.slice(1);

const requireEntry = (record: readonly Entry[], eventId: string): Entry =>
  record.find(({ recording }) => recording.id === eventId) ?? refuseAsNoEntry();

const refuseAsNoEntry = (): never => refuse('NOT_FOUND', 'There is no such entry in this record: check eventId.');

const requireNothingOn = (resting: readonly Entry[]): void => {
  if (resting.length === 0) return;
  const named = resting.slice(0, 5).map(({ type, data }) => (data.on ? `${type} of ${String(data.on)}` : type));
  refuse('ENTRY_RESTED_ON', `Other entries rest on this one (${named.join(', ')}): strike those out first.`);
};
