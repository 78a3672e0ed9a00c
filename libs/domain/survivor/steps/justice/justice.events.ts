import type { Day } from '#kernel/decider';
import type { CaseRole, ProsecutionOutcome, ProtectiveMeasure } from './justice.codes.js';

/** These names and shapes are stored forever: never edit one, add one. */
export type JusticeEvents = {
  ProsecutionOpened: {
    prosecutionId: string;
    on: Day;
    court: string;
    /** Article of the 2008 law on the suppression of human trafficking and sexual exploitation. */
    article: string;
    role: CaseRole;
  };
  ProtectiveMeasureGranted: { prosecutionId: string; measure: ProtectiveMeasure; on: Day; measureId?: string };
  /** From the stream of the prosecution: a hearing to come, or one that is held, cancelled or was never scheduled. */
  HearingNoted: { prosecutionId: string; hearingId: string; at: string; planned: boolean };
  ProsecutionConcluded: { prosecutionId: string; outcome: ProsecutionOutcome; on: Day };
};
