interface LoadedPart {
  /** How many there are; undefined until they are loaded. */
  readonly totalCount?: number | undefined;
  readonly isLoading: boolean;
  /** Loads the next page; undefined after the last one. */
  readonly more: (() => unknown) | undefined;
  readonly again: () => void;
}

interface Rest {
  /** Loads what is not shown yet; undefined once all is shown. */
  readonly more: (() => unknown) | undefined;
  readonly isLoading: boolean;
  readonly total: number | undefined;
}

/** The rest of a list in two parts, one below the other. It goes on as long as a part of it is not loaded. */
export const restOf = (above: LoadedPart, below: LoadedPart): Rest => {
  const isAboveWhole = above.totalCount !== undefined && !above.more;
  const { totalCount, more, again, isLoading } = isAboveWhole ? below : above;
  return {
    more: more ?? (totalCount === undefined ? again : undefined),
    isLoading,
    total:
      above.totalCount === undefined || below.totalCount === undefined
        ? undefined
        : above.totalCount + below.totalCount,
  };
};
