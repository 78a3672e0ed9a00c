import {
  refuse,
  requirePast,
  sameAgain,
  saysTheSame,
  withRecord,
  type Context,
  type Day,
  type Decider,
  type Entry,
  type EventMap,
  type EventOf,
  type JsonObject,
  type WithRecord,
} from '#decider';
import { Again } from './again.rules.js';
import type { CorrectionEvents } from './correction.events.js';
import { requireCorrectableBy, requireUnchangedBy, type Correctability } from './who-corrects.rules.js';

export type CorrectionCommands = {
  /** `replacement` has one field: the name of the mutation, with all that it should have been told. */
  CorrectEntry: { eventId: string; reason: string; replacement: Readonly<Record<string, JsonObject | undefined>> };
  StrikeOutEntry: { eventId: string; reason: string };
  DisputeEntry: { eventId: string; reason: string };
  ReviewEntry: { eventId: string; on: Day; upheld: boolean; note?: string };
};

/** Composed with what it corrects, so that others may hear it; what it decides needs all of them: see `correctable`. */
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

/** What the amending events make of the entries before them. */
export const AMENDING = {
  EntryCorrected: ({ eventId, replacement }: CorrectionEvents['EntryCorrected']) => ({
    eventId,
    replacement: Object.values(replacement)[0]!,
  }),
  EntryStruckOut: ({ eventId }: CorrectionEvents['EntryStruckOut']) => ({ eventId }),
};

/**
 * Rule 13: a correction never overwrites. What is said in the place of an entry is decided as on the day of that entry, and
 * whoever said it counts as its author; what was decided later is not judged again, and somebody else looks at it. What
 * others rest on cannot be struck out, and what somebody has approved stays as she approved it. What nobody may unsay alone
 * can still be said to be wrong: no entry is without a way.
 */
export const correctable = <State extends object, Events extends EventMap & CorrectionEvents, Commands>(
  decider: Decider<State, Events, Commands>,
  rules: Correctability,
): Decider<WithRecord<State>, Events, Commands & CorrectionCommands> => {
  const kept = withRecord(decider, AMENDING);
  const again = new Again(decider as never, rules);
  /** What follows at once from a state that an amendment has made another. */
  const following = (state: WithRecord<State>, amendment: Amendment, { by, now, commandId }: Context<unknown>) => {
    const recording = { id: commandId, by, at: now, command: '', commandId };
    const after = kept.evolve[amendment.type](state, amendment.data as never, recording);
    return [amendment, ...(rules.afterwards?.(after as never, state as never) ?? [])] as never;
  };

  const decide: Decider<WithRecord<State>, CorrectionEvents, CorrectionCommands>['decide'] = {
    CorrectEntry: (state, { eventId, reason, replacement }, context) => {
      const { record } = state as WithRecord<State>;
      const entry = found(record, eventId);
      requireCorrectableBy(entry, context.by, rules);
      const { command } = entry.recording;
      const said = replacement[fieldOf(command)];
      if (!said || Object.keys(replacement).length > 1) {
        refuse(
          'CORRECTION_OF_ANOTHER_KIND',
          `This entry was recorded with ${fieldOf(command)}: say under that name, and only there, what should stand.`,
        );
      }
      const data = again.decided(record, entry, said!, context);
      requireUnchangedBy(entry, data, context.by, rules);
      rules.requireToday?.(entry, data, state as never);
      requireNothingOn(
        again.restingOn(record, entry, context.settings).filter(({ type }) => rules.approvals?.has(type)),
      );
      return saysTheSame(data, entry.data)
        ? []
        : following(
            state as WithRecord<State>,
            { type: 'EntryCorrected', data: { eventId, reason, replacement: { [entry.type]: data } } },
            context,
          );
    },

    StrikeOutEntry: (state, { eventId, reason }, context) => {
      const { record } = state as WithRecord<State>;
      const entry = found(record, eventId);
      if (entry.standing === 'struckOut') return [];
      requireCorrectableBy(entry, context.by, rules);
      requireNothingOn(again.restingOn(record, entry, context.settings));
      return following(state as WithRecord<State>, { type: 'EntryStruckOut', data: { eventId, reason } }, context);
    },

    DisputeEntry: ({ record }, { eventId, reason }) => {
      found(record, eventId);
      const said = record.some(
        ({ type, data }) => type === 'EntryDisputed' && data.eventId === eventId && data.reason === reason,
      );
      return said ? [] : [{ type: 'EntryDisputed', data: { eventId, reason } }];
    },

    ReviewEntry: ({ record }, command, { by, now }) => {
      const entry = found(record, command.eventId);
      const before = record.find(({ type, data }) => type === 'EntryReviewed' && data.eventId === command.eventId);
      if (before) return sameAgain(before.data, command);
      if (!awaitsReview(entry)) refuse('NO_REVIEW_DUE', 'Nobody has to look at this entry: go on with the next.');
      if (by.role !== 'SUPERVISOR') refuse('APPROVER_ROLE_REQUIRED', 'Only a supervisor reviews an entry.');
      if (by.id === entry.recording.by.id)
        refuse('APPROVER_IS_AUTHOR', 'Somebody else reviews what you have recorded.');
      requirePast(command.on, now);
      return [{ type: 'EntryReviewed', data: command }];
    },
  };
  return { ...kept, decide: { ...kept.decide, ...decide } as never };
};

/** What was recorded against a rule, and what changed how others stand, or says that they are wrong. */
export const awaitsReview = ({ type, data }: Pick<Entry, 'type' | 'data'>): boolean =>
  type in AMENDING || type === 'EntryDisputed' || data.irregular !== undefined;

/** As the mutation is named. */
const fieldOf = (command: string): string => command[0]!.toLowerCase() + command.slice(1);

const found = (record: readonly Entry[], eventId: string): Entry =>
  record.find(({ recording }) => recording.id === eventId) ??
  refuse('NOT_FOUND', 'There is no such entry in this record.');

const requireNothingOn = (resting: readonly Entry[]): void => {
  if (resting.length === 0) return;
  const named = resting.slice(0, 5).map(({ type, data }) => (data.on ? `${type} of ${String(data.on)}` : type));
  refuse('ENTRY_RESTED_ON', `Others rest on this entry (${named.join(', ')}): strike those out first.`);
};
