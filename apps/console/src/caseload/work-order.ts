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

/** What is known of the parts of a list: whether it goes on, and whether somebody has counted it. */
interface WorkList {
  readonly people: readonly { readonly overdue: boolean }[];
  readonly isMore: boolean;
  /** Not beyond the most tasks that the service reads for one list, after which it ends. */
  readonly isCounted: boolean;
}

/** Whether a part goes on below what is shown: the overdue ones come first, and all of them are there with the first other. */
export const partGoesOn = (part: 'overdue' | 'coming', { people, isMore, isCounted }: WorkList): boolean =>
  (isMore || !isCounted) && !(part === 'overdue' && people.some(({ overdue }) => !overdue));
