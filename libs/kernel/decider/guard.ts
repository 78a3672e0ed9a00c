import type { DecisionContext, Decider } from './decider.js';
import type { EventMap } from './event.js';

/** A rule that precedes every decision, so that no step can forget it: it refuses, or does nothing. */
export const guard = <State, Events extends EventMap, Commands>(
  decider: Decider<State, Events, Commands>,
  rule: (state: State, name: keyof Commands & string) => void,
): Decider<State, Events, Commands> => ({
  ...decider,
  decide: Object.fromEntries(
    (Object.keys(decider.decide) as (keyof Commands & string)[]).map((name) => [
      name,
      (state: State, command: Commands[typeof name], context: DecisionContext<unknown>) => {
        rule(state, name);
        return decider.decide[name](state, command, context);
      },
    ]),
  ) as unknown as typeof decider.decide,
});
