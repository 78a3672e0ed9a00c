import type { Values } from '../values.js';

/** What was missing or wrong in what somebody wanted to record. */
interface FoundProblems {
  /** By the paths of their fields. */
  readonly problems: ReadonlyMap<string, string>;
  readonly sent: Values;
}

export const NOTHING_WRONG: FoundProblems = { problems: new Map(), sent: {} };

/** The value at a path such as `exploitation.0.country`. */
const valueAt = (values: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((at, name) => (at as Readonly<Record<string, unknown>> | undefined)?.[name], values);

/** A problem is over once something else stands in its field: “Required” beside what was just filled in says a wrong thing. */
export const problemsLeft = ({ problems, sent }: FoundProblems, now: Values): ReadonlyMap<string, string> =>
  new Map([...problems].filter(([path]) => JSON.stringify(valueAt(sent, path)) === JSON.stringify(valueAt(now, path))));
