import type { CombinedError } from 'urql';

interface KnownList {
  /** Undefined until it is known. */
  readonly list?: unknown;
  readonly error?: CombinedError | undefined;
  /** When what is shown came, if it could not be asked again since. */
  readonly staleSince?: string | undefined;
  readonly fetching: boolean;
  readonly again: () => void;
}

/** What is said of both lists of reviews, where one notice stands for them. */
export interface BothLists extends Omit<KnownList, 'list'> {
  /** Whether both are known. */
  readonly isKnown: boolean;
  /** Whether each is known, or nobody knows it. */
  readonly isSettled: boolean;
}

/** The error is that of a list of which nothing is shown; the older one of two that are out of date counts. */
export const bothLists = (lists: readonly KnownList[]): BothLists => {
  const error = lists.find((one) => one.list === undefined && one.error)?.error;
  const [staleSince] = lists.flatMap((one) => one.staleSince ?? []).toSorted();
  return {
    isKnown: lists.every(({ list }) => list !== undefined),
    isSettled: lists.every((one) => one.list !== undefined || one.error !== undefined),
    fetching: lists.some(({ fetching }) => fetching),
    again: () => {
      for (const one of lists) if (one.error ?? one.staleSince) one.again();
    },
    ...(error && { error }),
    ...(staleSince !== undefined && { staleSince }),
  };
};
