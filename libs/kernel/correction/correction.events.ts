import type { Day, JsonObject, Personal } from '#kernel/decider';

/** These names and shapes are stored forever: never edit one, add one. */
export type CorrectionEvents = {
  /**
   * `replacement` has one field, named after the type of the entry, with its complete replacement. A person gives a
   * reason; a correction that follows from another stream has none, and names the other one as its cause.
   */
  EntryCorrected: { eventId: string; reason?: Personal<string>; replacement: Readonly<Record<string, JsonObject>> };
  EntryStruckOut: { eventId: string; reason?: Personal<string> };
  /**
   * A dispute of an entry that cannot be amended: the entry stays in force, marked, and is put right in another way.
   */
  EntryDisputed: { eventId: string; reason: Personal<string> };
  /** A review of a correction, or of an entry against a rule, by another person: `eventId` is the id of that entry. */
  EntryReviewed: { eventId: string; on: Day; upheld: boolean; note?: Personal<string> };
};

export type CorrectionCommands = {
  /** `replacement` has one field: the name of the mutation, with its complete corrected input. */
  CorrectEntry: { eventId: string; reason: string; replacement: Readonly<Record<string, JsonObject | undefined>> };
  StrikeOutEntry: { eventId: string; reason: string };
  DisputeEntry: { eventId: string; reason: string };
  ReviewEntry: { eventId: string; on: Day; upheld: boolean; note?: string };
};
