/** Milliseconds: for an append with all its attempts, for one attempt, and for a read. */
export interface Timeouts {
  readonly append: number;
  readonly attempt: number;
  readonly read: number;
}

export const DEFAULT_TIMEOUTS: Timeouts = { append: 12_000, attempt: 4_000, read: 10_000 };
