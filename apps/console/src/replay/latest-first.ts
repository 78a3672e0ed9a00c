interface OfDay {
  readonly day: string;
  readonly last: string;
}

const compare = (one: string, other: string): number => (one === other ? 0 : one < other ? 1 : -1);

/** The latest day first, and of one day what happened last: the service lists a day by who did what, for its pages. */
export const sortLatestFirst = <One extends OfDay>(some: readonly One[]): readonly One[] =>
  some.toSorted((one, other) => compare(one.day, other.day) || compare(one.last, other.last));
