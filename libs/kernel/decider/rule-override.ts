import type { DecisionContext, Decider } from './decider.js';
import type { EventMap } from './event.js';
import type { Personal } from './personal.js';
import { Refusal, refuse } from './refusal.js';

/** Sent with a command, and kept with the entry: the rule that was broken, and why it is recorded nevertheless. */
export interface Irregular {
  readonly code: string;
  readonly explanation: Personal<string>;
}

type MaybeIrregular = { readonly irregular?: Irregular };

/**
 * A supervisor may record an event that broke a rule of conduct, and names the rule. The rule must really apply: an
 * entry that is in order cannot be marked as irregular. The mark is kept with the first entry that the command makes.
 */
export const allowRuleOverride = <State, Events extends EventMap, Commands>(
  decider: Decider<State, Events, Commands>,
): Decider<State, Events, Commands> => ({
  ...decider,
  decide: Object.fromEntries(
    (Object.keys(decider.decide) as (keyof Commands & string)[]).map((name) => [
      name,
      (state: State, asked: Commands[typeof name] & MaybeIrregular, context: DecisionContext<unknown>) => {
        const { irregular, ...rest } = asked;
        const command = rest as unknown as Commands[typeof name];
        const decide = decider.decide[name];
        if (irregular === undefined) return decide(state, command, context);
        if (context.by.role !== 'SUPERVISOR')
          refuse(
            'APPROVER_ROLE_REQUIRED',
            'Only a supervisor may record an event against a rule: ask a supervisor to record it.',
          );
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
  refuse('NOT_IRREGULAR', 'This entry breaks no rule: record it without `irregular`.');
};
