import type { Decider, EventMap, Recording } from '#decider';
import type { Related } from './relation.decider.js';

/**
 * Whoever corrects an entry counts as its author, but who received her stays the one who did. And an office that ever had
 * her keeps seeing her: nobody corrects a case out of the sight of those who would review that.
 */
export const keepingReception = <State extends { readonly relation: Related }, Events extends EventMap, Commands>(
  decider: Decider<State, Events, Commands>,
): Decider<State, Events, Commands> => ({
  ...decider,
  evolve: Object.fromEntries(
    (Object.keys(decider.evolve) as (keyof Events & string)[]).map((type) => [
      type,
      (state: State, data: Events[typeof type], recording: Recording): State => {
        const after = decider.evolve[type](state, data, recording);
        const relation = kept(state.relation, after.relation);
        return relation === after.relation ? after : { ...after, relation };
      },
    ]),
  ) as unknown as Decider<State, Events, Commands>['evolve'],
});

/** As long as she was received at all. */
const kept = (former: Related, now: Related): Related =>
  former === now || former.receivedBy === undefined || now.receivedBy === undefined
    ? now
    : { ...now, receivedBy: former.receivedBy, offices: [...new Set([...former.offices, ...now.offices])] };
