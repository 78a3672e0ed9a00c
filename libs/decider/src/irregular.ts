import type { Context, Decider } from './decider.js';
import type { EventMap } from './event.js';
import type { Personal } from './personal.js';
import { Refusal, refuse } from './refusal.js';

/** Said with a command, and kept with the entry: against which rule it happened, and why it is recorded all the same. */
export interface Irregular {
  readonly code: string;
  readonly explanation: Personal<string>;
}

type Said = { readonly irregular?: Irregular };

/**
 * What happened against a rule about what people do is recorded by a supervisor, who names the rule. The rule must really
 * be in the way: nobody marks as irregular what was in order. The mark stands with the first entry that the command makes.
 */
export const recordable = <State, Events extends EventMap, Commands>(
  decider: Decider<State, Events, Commands>,
): Decider<State, Events, Commands> => ({
  ...decider,
  decide: Object.fromEntries(
    (Object.keys(decider.decide) as (keyof Commands & string)[]).map((name) => [
      name,
      (state: State, asked: Commands[typeof name] & Said, context: Context<unknown>) => {
        const { irregular, ...rest } = asked;
        const command = rest as unknown as Commands[typeof name];
        const decide = decider.decide[name];
        if (irregular === undefined) return decide(state, command, context);
        if (context.by.role !== 'SUPERVISOR')
          refuse('APPROVER_ROLE_REQUIRED', 'Only a supervisor records what happened against a rule.');
        requireInTheWay(() => decide(state, command, context), irregular.code);
        const [first, ...others] = decide(state, command, { ...context, irregular: irregular.code });
        return first ? [{ ...first, data: { ...first.data, irregular } }, ...others] : [];
      },
    ]),
  ) as unknown as typeof decider.decide,
});

const requireInTheWay = (decide: () => unknown, code: string): void => {
  try {
    decide();
  } catch (error) {
    if (error instanceof Refusal && error.code === code) return;
    throw error;
  }
  refuse('NOT_IRREGULAR', 'No rule stands against this: record it without `irregular`.');
};
