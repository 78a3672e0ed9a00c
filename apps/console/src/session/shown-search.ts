import type { AnyRouter } from '@tanstack/react-router';

/** By person and entry of the history: what the list of cases was searched for. A name stays out of the address, and ends with the page. */
const searches = new Map<string, string>();

/** An entry of the history, which “back” leads to again, and the person who made it. */
export interface SearchPlace {
  readonly person: string;
  readonly entry: string | undefined;
}

const keyOf = ({ person, entry }: SearchPlace): string => `${person} ${entry}`;

export const searchAt = (place: SearchPlace): string => searches.get(keyOf(place)) ?? '';

/** Nothing where the search has ended. */
export const keepSearch = (place: SearchPlace, sought: string): void => {
  if (sought === '') searches.delete(keyOf(place));
  else searches.set(keyOf(place), sought);
};

/** For a link that leads to a search: the entry of the history that it makes has its key only once the router goes there. */
export const keepSearchOfNext = (router: Pick<AnyRouter, 'subscribe'>, person: string, sought: string): void => {
  const end = router.subscribe('onBeforeNavigate', ({ toLocation }) => {
    end();
    if (toLocation.pathname !== '/cases') return;
    keepSearch({ person, entry: toLocation.state.__TSR_key }, sought);
  });
};

interface Place {
  readonly pathname: string;
  readonly searchStr: string;
  readonly hash: string;
}

/** From one place to another, as the router says it. */
export interface Move {
  readonly fromLocation?: Place | undefined;
  readonly toLocation: Place & { readonly state: { readonly __TSR_key?: string | undefined } };
}

/** The link to the content of the page shows the same page. */
const isOnPage = ({ fromLocation, toLocation }: Move): boolean =>
  toLocation.hash !== '' &&
  toLocation.pathname === fromLocation?.pathname &&
  toLocation.searchStr === fromLocation.searchStr;

/**
 * What the list is searched for after a move to it: what was kept of the entry of the history that is reached. A link on the
 * page takes along what was sought; a press on the place that is shown ends it.
 */
export const searchAfter = (move: Move, before: SearchPlace, sought: string): string => {
  const place = { ...before, entry: move.toLocation.state.__TSR_key };
  if (isOnPage(move)) keepSearch(place, sought);
  else if (place.entry === before.entry) keepSearch(place, '');
  return searchAt(place);
};
