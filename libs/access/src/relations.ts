import type { Actor } from '#decider';
import { UNRELATED, type Relation } from './relation.js';

/** Who is what to whom, for whoever reads. */
export abstract class Relations {
  /** @returns nothing when there is no such survivor. */
  abstract of(by: Actor, survivorId: string): Promise<Relation | undefined>;
}

/** The same as the log tells it at this moment, for whoever opens one record: lists are told by the views, which may be behind. */
export abstract class RelationsNow extends Relations {}

/** One of several that know something of it: her record, the glass that somebody broke. */
export type RelationSource = (by: Actor, survivorId: string) => Promise<Partial<Relation> | undefined>;

/** All that is known of it. The first source says whether she exists; the others only add. */
export const relationsFrom = (her: RelationSource, ...others: readonly RelationSource[]): Relations => ({
  of: async (by, survivorId) => {
    const [known, ...more] = await Promise.all([her, ...others].map((source) => source(by, survivorId)));
    return known && Object.assign({}, UNRELATED, known, ...more);
  },
});
