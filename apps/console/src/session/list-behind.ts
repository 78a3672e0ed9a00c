import type { AnyRouter, ParsedLocation } from '@tanstack/react-router';

/** A list of cases in the history of this tab. */
export interface ListInHistory {
  readonly index: number;
  /** What its address says of it: the list, and its filters. */
  readonly search: Readonly<Record<string, string>>;
}

type HistoryEntry = Pick<ParsedLocation<ListInHistory['search']>, 'pathname' | 'search'> & {
  readonly state: { readonly __TSR_index: number };
};

/** By their place in the history. */
const lists = new Map<number, ListInHistory['search']>();

/** What stands there now takes the place of a list from which somebody went back and another way. */
export const noteVisit = ({ pathname, search, state: { __TSR_index: index } }: HistoryEntry): void => {
  if (pathname === '/cases') lists.set(index, search);
  else lists.delete(index);
};

export const noteVisits = (router: Pick<AnyRouter, 'subscribe'>): void =>
  void router.subscribe('onBeforeLoad', ({ toLocation }) => noteVisit(toLocation));

/** The list that somebody saw last before they came to a place of the history, to which “back” would lead as well. */
export const listBehind = (index: number): ListInHistory | undefined => {
  const last = Math.max(...[...lists.keys()].filter((one) => one < index));
  const search = lists.get(last);
  return search && { index: last, search };
};
