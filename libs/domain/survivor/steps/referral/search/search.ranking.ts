/** The place of a match in the answer: the stronger first, and of equal ones in the order of their ids. */
export interface SearchPlace {
  /** Twice how well the name agrees, by its tokens, and one for the year: see `strengthOf`. */
  readonly strength: number;
  readonly survivorId: string;
}

/** Above the strength of any likeness, which has one digit, so that stronger matches sort first. */
const STRONGEST = 9;

/** The highest strength that there is. */
export const FIRST_PLACE = 7;

/** Behind every match. */
export const LAST_PLACE: SearchPlace = { strength: 0, survivorId: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };

export const toCursor = ({ strength, survivorId }: SearchPlace): string => `${STRONGEST - strength}/${survivorId}`;

/** Any place that a cursor can name, also one before the first match or behind the last. */
export const placeIn = (cursor: string): SearchPlace => {
  const [digit, survivorId = ''] = cursor.split('/');
  return { strength: STRONGEST - Number(digit), survivorId };
};

export const isAfter = (one: SearchPlace, other: SearchPlace): boolean => toCursor(one) > toCursor(other);
