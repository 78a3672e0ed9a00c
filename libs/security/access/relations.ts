import type { Actor } from '#kernel/decider';
import { UNRELATED, type Relation } from './relation.js';

/** Relations between readers and survivors. */
export abstract class Relations {
  /** @returns undefined when there is no such survivor. */
  abstract of(by: Actor, survivorId: string): Promise<Relation | undefined>;
}

/** The same, read from the log at this moment, to open one record; lists use the views, which may be behind. */
export abstract class RelationsNow extends Relations {}

/** One source of a relation: the survivor's record, or emergency accesses. */
export type RelationSource = (by: Actor, survivorId: string) => Promise<Partial<Relation> | undefined>;

/** Merges the sources. The first one says whether the survivor exists; the others only add. */
export const relationsFrom = (record: RelationSource, ...others: readonly RelationSource[]): Relations => ({
  of: async (by, survivorId) => {
    const [known, ...more] = await Promise.all([record, ...others].map((source) => source(by, survivorId)));
    return known && Object.assign({}, UNRELATED, known, ...more);
  },
});
