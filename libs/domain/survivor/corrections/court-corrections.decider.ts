import type { CorrectionCommands, CorrectionEvents } from '#kernel/correction';
import { isSamePayload, type Day, type EventOf, type Journal, type Layer } from '#kernel/decider';
import { IN_EVERY_STATE, type RecordTerms } from '../terms.rules.js';
import type { ProsecutionOutcome } from '../steps/justice/justice.codes.js';

export type CourtCorrectionCommands = {
  /**
   * Issued by the policy that follows the stream of the prosecution: the conclusion in this record, and its current
   * state.
   */
  AmendConclusion: { prosecutionId: string; outcome?: ProsecutionOutcome; on?: Day };
};

type Amendment = EventOf<Pick<CorrectionEvents, 'EntryCorrected' | 'EntryStruckOut'>>;

/**
 * A verdict is corrected in the prosecution alone. Every record that received it is amended, regardless of later
 * decisions.
 */
export const courtCorrections: Layer<Journal, {}, CourtCorrectionCommands, Amendment> = {
  name: 'court corrections',
  commands: () => ({
    AmendConclusion: ({ record }, { prosecutionId, outcome, on }) => {
      const concluded = record.findLast(
        ({ type, data, status }) =>
          type === 'ProsecutionConcluded' && status !== 'struckOut' && data.prosecutionId === prosecutionId,
      );
      if (!concluded) return [];
      const eventId = concluded.recording.id;
      if (outcome === undefined || on === undefined) return [{ type: 'EntryStruckOut', data: { eventId } }];
      const ProsecutionConcluded = { prosecutionId, outcome, on };
      return isSamePayload(concluded.data, ProsecutionConcluded)
        ? []
        : [{ type: 'EntryCorrected', data: { eventId, replacement: { ProsecutionConcluded } } }];
    },
  }),
};

/** No check for a closed case or a duplicate precedes these commands. Who amends an amendment, corrections say themselves. */
export const correctionTerms: RecordTerms<CorrectionCommands & CourtCorrectionCommands, {}> = {
  allowedWhile: {
    CorrectEntry: ['closed', 'linked', 'restricted'],
    StrikeOutEntry: ['closed', 'linked', 'restricted'],
    DisputeEntry: ['closed', 'linked', 'restricted'],
    ReviewEntry: ['closed', 'linked', 'restricted'],
    AmendConclusion: IN_EVERY_STATE,
  },
  amendedBy: {},
};
