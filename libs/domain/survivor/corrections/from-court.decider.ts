import { isSamePayload, type Day, type Decider, type EventMap, type WithJournal } from '#kernel/decider';
import type { CorrectionEvents } from '#kernel/correction';
import type { ProsecutionOutcome } from '../steps/justice/justice.codes.js';

export type FromCourtCommands = {
  /**
   * Issued by the policy that follows the stream of the prosecution: the conclusion in this record, and its current
   * state.
   */
  AmendConclusion: { prosecutionId: string; outcome?: ProsecutionOutcome; on?: Day };
};

type Amending = Pick<CorrectionEvents, 'EntryCorrected' | 'EntryStruckOut'>;

/**
 * A verdict is corrected in the prosecution alone. Every record that received it is amended, regardless of later
 * decisions.
 */
export const amendedByCourt = <State, Events extends EventMap & CorrectionEvents, Commands>(
  journey: Decider<WithJournal<State>, Events, Commands>,
): Decider<WithJournal<State>, Events, Commands & FromCourtCommands> => {
  const decide: Decider<WithJournal<State>, Amending, FromCourtCommands>['decide'] = {
    AmendConclusion: ({ record }, { prosecutionId, outcome, on }) => {
      const told = record.findLast(
        ({ type, data, status }) =>
          type === 'ProsecutionConcluded' && status !== 'struckOut' && data.prosecutionId === prosecutionId,
      );
      if (!told) return [];
      const eventId = told.recording.id;
      if (outcome === undefined || on === undefined) return [{ type: 'EntryStruckOut', data: { eventId } }];
      const ProsecutionConcluded = { prosecutionId, outcome, on };
      return isSamePayload(told.data, ProsecutionConcluded)
        ? []
        : [{ type: 'EntryCorrected', data: { eventId, replacement: { ProsecutionConcluded } } }];
    },
  };
  return { ...journey, decide: { ...journey.decide, ...decide } as never };
};
