import type { Actor } from './decider.js';
import type { Layer } from './layer.js';
import { Refusal, refuse } from './refusal.js';

/** Whether a person may record an event that breaks a rule. */
export type MayOverride = (by: Actor) => boolean;

/**
 * Some may record an event that broke a rule of conduct, and name the rule. The rule must really apply: an entry that is
 * in order cannot be marked as irregular. The mark is kept with the first entry that the command makes.
 *
 * @param inWords what the refusal calls them: 'a head nurse'
 */
export const ruleOverride = (mayOverride: MayOverride, inWords: string): Layer<unknown> => ({
  name: 'rule override',
  decide:
    (inner) =>
    (state, { irregular, ...command }, context) => {
      if (irregular === undefined) return inner(state, command, context);
      if (!mayOverride(context.by))
        refuse(
          'APPROVER_ROLE_REQUIRED',
          `Only ${inWords} may record an event against a rule: ask ${inWords} to record it.`,
        );
      requireInTheWay(() => inner(state, command, context), irregular.code);
      const [first, ...others] = inner(state, command, { ...context, irregular: irregular.code });
      return first ? [{ ...first, data: { ...first.data, irregular } }, ...others] : [];
    },
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
