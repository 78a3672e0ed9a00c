import type { Decider, EventMap, Recording } from '#decider';
import type { Related } from './relation.decider.js';

/** Whoever corrects an entry counts as its author, but who received her stays the one who did. */
export const keepingReceiver = <State extends { readonly relation: Related }, Events extends EventMap, Commands>(
  decider: Decider<State, Events, Commands>,
): Decider<State, Events, Commands> => ({
  ...decider,
  evolve: Object.fromEntries(
    (Object.keys(decider.evolve) as (keyof Events & string)[]).map((type) => [
      type,
      (state: State, data: Events[typeof type], recording: Recording): State => {
        const after = decider.evolve[type](state, data, recording);
        const [former, receivedBy] = [state.relation.receivedBy, after.relation.receivedBy];
        return former === undefined || receivedBy === undefined || former === receivedBy
          ? after
          : { ...after, relation: { ...after.relation, receivedBy: former } };
      },
    ]),
  ) as unknown as Decider<State, Events, Commands>['evolve'],
});
