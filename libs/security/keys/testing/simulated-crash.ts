/** The process was killed. */
export class SimulatedCrash extends Error {}

type Question = (...given: unknown[]) => Promise<unknown>;

/**
 * A process that is killed at one of its queries: an even number before the query, an odd one after it was answered and
 * before the answer arrived. A dead process sends no more queries.
 */
export const killAt = (when: number) => {
  let queries = 0;
  let dead = false;
  const ask = async (question: () => Promise<unknown>): Promise<unknown> => {
    const at = 2 * queries++;
    dead ||= at === when;
    if (dead) throw new SimulatedCrash();
    const answer = await question();
    dead ||= at + 1 === when;
    if (dead) throw new SimulatedCrash();
    return answer;
  };
  /** Each query inside a transaction, or under a lock, counts. */
  const insideTransaction = (work: Question): Question =>
    work.length === 0 ? work : (query) => work((...all: unknown[]) => ask(() => (query as Question)(...all)));
  return <Asked extends object>(target: Asked): Asked =>
    new Proxy(target, {
      get: (whole, name) => {
        const value: unknown = Reflect.get(whole, name);
        if (typeof value !== 'function') return value;
        return (...given: unknown[]) => {
          const [work, ...more] = given;
          const call = value.bind(whole) as Question;
          return typeof work === 'function'
            ? call(insideTransaction(work as Question), ...more)
            : ask(() => call(...given));
        };
      },
    });
};
