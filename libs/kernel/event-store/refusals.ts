import { Refusal, refusalOfEveryInput, type DecisionContext } from '#kernel/decider';
import type { Authorization } from './commanded-aggregate.js';

/** The refusal that each command would get in this state, whatever its input; undefined where some input may be recorded. */
export const refusalsOf = async <State>(
  decider: Parameters<typeof refusalOfEveryInput<State>>[0] & Pick<Authorization<State>, 'mayOverride' | 'requireRole'>,
  state: State,
  names: readonly string[],
  context: DecisionContext<unknown>,
  authorize: (name: string) => void | Promise<void>,
): Promise<ReadonlyMap<string, Refusal | undefined>> => {
  const refusalOf = async (name: string): Promise<Refusal | undefined> => {
    try {
      decider.requireRole?.(name, context.by);
      await authorize(name);
      return refusalOfEveryInput(decider, name, state, context, decider.mayOverride);
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  };
  return new Map(await Promise.all(names.map(async (name) => [name, await refusalOf(name)] as const)));
};
