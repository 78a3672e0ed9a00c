import type { Day, JsonObject, Personal } from '#decider';

/** These names and shapes are stored forever: never edit one, add one. */
export type CorrectionEvents = {
  /**
   * `replacement` has one field, named after the kind of the entry, with all that stands in its place. A person gives a
   * reason; what follows from a correction in another stream has none of its own, and names that one as its cause.
   */
  EntryCorrected: { eventId: string; reason?: Personal<string>; replacement: Readonly<Record<string, JsonObject>> };
  EntryStruckOut: { eventId: string; reason?: Personal<string> };
  /** What nobody unsays, and somebody says is wrong all the same: it stands as it was, marked, and is put right in its own way. */
  EntryDisputed: { eventId: string; reason: Personal<string> };
  /** Somebody else has looked at a correction, or at what was recorded against a rule: `eventId` is that entry's. */
  EntryReviewed: { eventId: string; on: Day; upheld: boolean; note?: Personal<string> };
};
