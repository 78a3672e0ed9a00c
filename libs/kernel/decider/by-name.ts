type AnyFunction<Result> = (...args: never) => Result;

/**
 * A table of functions as code sees it that takes the name from the log: the compiler cannot know which payload belongs
 * to which name, the log does.
 */
export const byName = <Args extends readonly unknown[], Result>(
  table: Readonly<Record<string, AnyFunction<Result> | undefined>>,
): Readonly<Record<string, (...args: Args) => Result>> => table as Readonly<Record<string, (...args: Args) => Result>>;

/** A table with the same names, in which each value is mapped. */
export const mapByName = <Value, Mapped>(
  table: Readonly<Record<string, Value>>,
  map: (value: Value, name: string) => Mapped,
): Readonly<Record<string, Mapped>> =>
  Object.fromEntries(Object.entries(table).map(([name, value]) => [name, map(value, name)]));
