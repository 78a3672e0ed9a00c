import type { Actor } from '#kernel/decider';
import type { Purpose } from '#nest';
import { OF_EMERGENCIES } from './entitlements.js';
import { UNRELATED, type Relation } from './relation.js';

/** Relations between readers and survivors. */
export abstract class Relations {
  /**
   * @param purpose the only purpose in question; left out where any may be
   * @returns undefined when there is no such survivor.
   */
  abstract of(by: Actor, survivorId: string, purpose?: Purpose): Promise<Relation | undefined>;
}

/** The same, read from the log at this moment, to open one record; lists use the views, which may be behind. */
export abstract class RelationsNow extends Relations {}

/** One source of a relation: the survivor's record, or emergency accesses. */
export type RelationSource = (by: Actor, survivorId: string) => Promise<Partial<Relation> | undefined>;

/** The record says whether the survivor exists; emergency accesses only add, and are read where the purpose counts them. */
export const relationsFrom = (record: RelationSource, emergencies?: RelationSource): Relations => ({
  of: async (by, survivorId, purpose = OF_EMERGENCIES) => {
    const counting = purpose === OF_EMERGENCIES ? emergencies : undefined;
    const [known, added] = await Promise.all([record(by, survivorId), counting?.(by, survivorId)]);
    return known && { ...UNRELATED, ...known, ...added };
  },
});
