import type { Day, JsonObject } from '#kernel/decider';

export interface Repatriation {
  /** A request that is neither completed nor cancelled. */
  readonly underWay: { readonly from: string; readonly on: Day } | undefined;
  /** When the last repatriation was completed or cancelled. */
  readonly endedOn: Day | undefined;
  /** Other returns, by their ids. */
  readonly returns: Readonly<Record<string, JsonObject>>;
}
