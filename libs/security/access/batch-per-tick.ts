import type { Actor } from '#kernel/decider';

/** Batches the ids that one reader asks for in one turn of the event loop: a list decides on many survivors. */
export const batchPerTick = <Found>(
  ask: (by: Actor, survivorIds: readonly string[]) => Promise<(survivorId: string) => Found>,
): ((by: Actor, survivorId: string) => Promise<Found>) => {
  const turns = new WeakMap<Actor, { readonly whom: Set<string>; readonly answer: Promise<(id: string) => Found> }>();
  return async (by, survivorId) => {
    let turn = turns.get(by);
    if (!turn) {
      const whom = new Set<string>();
      const answer = new Promise(setImmediate).then(() => {
        turns.delete(by);
        return ask(by, [...whom]);
      });
      turns.set(by, (turn = { whom, answer }));
    }
    turn.whom.add(survivorId);
    return (await turn.answer)(survivorId);
  };
};
