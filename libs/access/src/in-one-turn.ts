import type { Actor } from '#decider';

/** Of whomever somebody asks in one turn of the event loop is asked at once: a list decides of many. */
export const inOneTurn = <Found>(
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
