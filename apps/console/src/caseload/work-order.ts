interface Work {
  readonly survivorId: string;
  /** The most urgent one first. */
  readonly tasks: readonly { readonly dueOn: string }[];
}

const dueOf = ({ tasks }: Work): string => tasks[0]?.dueOn ?? '';

/**
 * The people of all loaded pages, each once, the most urgent first. Only the first page is live: a person who left it and
 * is more urgent than its last one has nothing due any more, and the others were only pushed off it.
 */
export const joinPages = <One extends Work>(
  live: readonly One[],
  earlier: readonly One[],
  isWhole: boolean,
): readonly One[] => {
  const last = live.at(-1);
  if (isWhole || !last) return live;
  const known = new Set(live.map(({ survivorId }) => survivorId));
  const others = new Map(earlier.map((one) => [one.survivorId, one]));
  return [...live, ...[...others.values()].filter((one) => !known.has(one.survivorId) && dueOf(one) >= dueOf(last))];
};
