import type { Layer } from '#kernel/decider';
import type { CaseRelations } from './relation.state.js';

/**
 * The corrector of an entry counts as its author, except for the reception: the worker who received the survivor stays
 * the same. An office that ever had the case keeps seeing it, so that no correction moves a case out of its reviewers'
 * sight.
 */
export const preserveReception: Layer<{ readonly relation: CaseRelations }> = {
  name: 'preserve reception',
  evolve: (inner, type) => {
    const evolve = inner.evolve[type]!;
    return (state, data, recording) => {
      const after = evolve(state, data, recording);
      const relation = preserved(state.relation, after.relation);
      return relation === after.relation ? after : { ...after, relation };
    };
  },
};

/** Applies only while the survivor's reception is recorded. */
const preserved = (former: CaseRelations, now: CaseRelations): CaseRelations =>
  former === now || former.receivedBy === undefined || now.receivedBy === undefined
    ? now
    : { ...now, receivedBy: former.receivedBy, offices: [...new Set([...former.offices, ...now.offices])] };
