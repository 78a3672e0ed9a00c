/**
 * A released number is about so many people at least. It is also the fewest who have everything in common that
 * released numbers say of them, so that a person could be any of at least eleven.
 */
export const PEOPLE_MIN = 11;

/** How many people, or entities such as interviews, are counted by exactly these cells. */
export interface Signature {
  readonly cells: readonly string[];
  readonly count: number;
  /** Eleven of the people behind them, or all, if they are fewer. */
  readonly people: readonly string[];
}

type Class = readonly Signature[];

const sizeOf = (one: Class): number => one.reduce((sum, { count }) => sum + count, 0);
const isSmall = (one: Class): boolean => one.length > 0 && (sizeOf(one) < PEOPLE_MIN || isOfFew(one));

/** Twelve services may be about two people. */
const isOfFew = (one: Class): boolean => {
  const seen = new Set<string>();
  for (const { people } of one) for (const person of people) if (seen.add(person).size >= PEOPLE_MIN) return false;
  return true;
};

/** Splits a class into the people that the cell counts, and the others. */
const splitClass = (one: Class, cell: string): readonly [Class, Class] => [
  one.filter(({ cells }) => cells.includes(cell)),
  one.filter(({ cells }) => !cells.includes(cell)),
];

/** People who are the same to the released cells. Nothing is known of those outside all of them. */
interface Partition {
  readonly outside: Class;
  readonly classes: readonly Class[];
}

/** @returns undefined if the cell would set fewer than eleven apart */
const refine = ({ outside, classes }: Partition, cell: string): Partition | undefined => {
  const [entering, others] = splitClass(outside, cell);
  const parts = [entering, ...classes.flatMap((one) => splitClass(one, cell))].filter((one) => one.length > 0);
  return parts.some(isSmall) ? undefined : { outside: others, classes: parts };
};

/**
 * The cells that may be released together, in the order of preference. Sums and differences of released numbers are about
 * whole classes, so none is about fewer than eleven; of a cell that is withheld they leave open how much of a class it is.
 * @param signatures of people, and of entities: no cell sets apart fewer than eleven of either, or entities of fewer people
 */
export const chooseCells = (
  preferred: readonly string[],
  signatures: readonly (readonly Signature[])[],
): ReadonlySet<string> => {
  let partitions: readonly Partition[] = signatures.map((outside) => ({ outside, classes: [] }));
  const chosen = new Set<string>();
  for (const cell of preferred) {
    const refined = partitions.map((one) => refine(one, cell));
    if (!refined.every((one) => one !== undefined)) continue;
    partitions = refined;
    chosen.add(cell);
  }
  return chosen;
};
