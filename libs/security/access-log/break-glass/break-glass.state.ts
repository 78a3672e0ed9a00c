import type { BreakGlassReason } from '../access.codes.js';

/** An emergency access to one record. */
export type EmergencyAccess = {
  readonly survivorId: string;
  readonly openedBy: string;
  /** The role in which it was opened, and in which alone it counts. */
  readonly role: string;
  readonly reason: BreakGlassReason;
  /** The instant at which it ends by itself. */
  readonly until: string;
};

type EmergencyReview = {
  readonly by: string;
  readonly upheld: boolean;
};

/** The emergency accesses of one person, and their reviews, by breakGlassId. */
export type BreakGlassState = {
  readonly accesses: Readonly<Record<string, EmergencyAccess>>;
  readonly reviews: Readonly<Record<string, EmergencyReview>>;
};
