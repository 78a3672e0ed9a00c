import type { Decider, EventMap, EventMetadata } from '#kernel/decider';
import type { CaseRelations } from './relation.decider.js';

/**
 * The corrector of an entry counts as its author, except for the reception: the worker who received the survivor stays
 * the same. An office that ever had the case keeps seeing it, so that no correction moves a case out of its reviewers'
 * sight.
 */
export const keepingReception = <State extends { readonly relation: CaseRelations }, Events extends EventMap, Commands>(
  decider: Decider<State, Events, Commands>,
): Decider<State, Events, Commands> => ({
  ...decider,
  evolve: Object.fromEntries(
    (Object.keys(decider.evolve) as (keyof Events & string)[]).map((type) => [
      type,
      (state: State, data: Events[typeof type], recording: EventMetadata): State => {
        const after = decider.evolve[type](state, data, recording);
        const relation = kept(state.relation, after.relation);
        return relation === after.relation ? after : { ...after, relation };
      },
    ]),
  ) as unknown as Decider<State, Events, Commands>['evolve'],
});

/** Applies only while the survivor's reception is recorded. */
const kept = (former: CaseRelations, now: CaseRelations): CaseRelations =>
  former === now || former.receivedBy === undefined || now.receivedBy === undefined
    ? now
    : { ...now, receivedBy: former.receivedBy, offices: [...new Set([...former.offices, ...now.offices])] };
