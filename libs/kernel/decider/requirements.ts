import type { DecisionContext, Requirement } from './decider.js';
import type { Decide, InnerDecider } from './layer.js';
import { Refusal } from './refusal.js';
import type { MayOverride } from './rule-override.js';

/**
 * Runs the requirement before the decision. It refuses a command that no input makes possible, which means that no
 * input leads to new events. An identical repeat leads to none, so it is still answered with none.
 */
export const decideAfter =
  <State>(requires: Requirement<State>, decide: Decide<State>): Decide<State> =>
  (state, command, context) => {
    const refusal = refusalIn(() => requires(state, context));
    if (!refusal) return decide(state, command, context);
    if (recordsNothing(() => decide(state, command, context))) return [];
    throw refusal;
  };

/** The refusal that a command would get before any input; undefined when some input may lead to new events. */
export const refusalBeforeInput = <State>(
  { requires }: Pick<InnerDecider<State>, 'requires'>,
  command: string,
  state: State,
  context: DecisionContext<unknown>,
): Refusal | undefined => refusalIn(() => requires?.[command]?.(state, context));

/** The refusal that a person would get whatever they send: who may override a rule may name it in the command. */
export const refusalOfEveryInput = <State>(
  decider: Pick<InnerDecider<State>, 'requires'>,
  command: string,
  state: State,
  context: DecisionContext<unknown>,
  mayOverride?: MayOverride,
): Refusal | undefined => {
  const refusal = refusalBeforeInput(decider, command, state, context);
  if (!refusal || !mayOverride?.(context.by)) return refusal;
  return refusalBeforeInput(decider, command, state, { ...context, irregular: refusal.code });
};

/**
 * For a command that names one of several entries: refuses when it may name none of them. The refusal is that of the
 * last entry, or `orElse` when there is no entry.
 */
export const requireSome = <One>(
  entries: readonly One[],
  requires: (one: One) => unknown,
  orElse: () => never,
): void => {
  let refusal: Refusal | undefined;
  for (const one of entries) {
    refusal = refusalIn(() => requires(one));
    if (!refusal) return;
  }
  if (refusal) throw refusal;
  orElse();
};

/** The refusal with which a rule answers; undefined when it has nothing against it. */
export const refusalIn = (requires: () => unknown): Refusal | undefined => {
  try {
    requires();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
};

const recordsNothing = (decide: () => readonly unknown[]): boolean => {
  try {
    return decide().length === 0;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
};
