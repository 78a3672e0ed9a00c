/**
 * These names and shapes are stored for ever. The stream is about a pair of records, so that neither record shows a
 * suspicion to those who work with it. An office is the one that has the case at that time.
 */
export type DuplicateEvents = {
  /** `reasons`: codes of `DuplicateReason`. */
  DuplicateSuspected: {
    survivorIds: readonly string[];
    /** The office of each record, in the same order. */
    offices: readonly string[];
    reasons: readonly string[];
  };
  /** One of the records has gone to another office: of each record, in the same order, that which has it now. */
  DuplicateOfficesChanged: { offices: readonly string[] };
  /** What a supervisor says for their office. */
  DuplicateJudged: { office: string; isSame: boolean };
  /** Both offices say so: each gets access to the other's record. */
  DuplicateAgreed: { survivorIds: readonly string[]; offices: readonly string[] };
  DuplicateDismissed: {};
};
