import type { Day } from '#kernel/decider';
import type { ProsecutionOutcome } from './justice.codes.js';
import type { JusticeEvents } from './justice.events.js';

export interface PartInProsecution {
  readonly payload: JusticeEvents['ProsecutionOpened'];
  /** Undefined while the case is open. */
  readonly outcome: ProsecutionOutcome | undefined;
  readonly concludedOn: Day | undefined;
}

export interface Justice {
  readonly prosecutions: Readonly<Record<string, PartInProsecution>>;
  /** By the id of the hearing, while it is to come. */
  readonly hearings: Readonly<Record<string, JusticeEvents['HearingNoted']>>;
  readonly measures: Readonly<Record<string, JusticeEvents['ProtectiveMeasureGranted']>>;
}
