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
