import { createSecretKey, type KeyObject } from 'node:crypto';
import { decrypt, encrypt, type Digest } from '#kernel/integrity';
import { Refusal, type Actor } from '#kernel/decider';
import type { Purpose } from '#nest';
import { placeIn, toCursor, type SearchPlace } from './search.ranking.js';
import type { SearchTerms } from './search.rules.js';

/** What a sealed cursor is bound to. */
export interface SearchOfReader extends SearchTerms {
  readonly by: Pick<Actor, 'id'>;
  readonly purpose: Purpose;
}

/** The cursor of a match, which the answer shows in any case. */
const OPEN = /^\d\//;

/**
 * Where a page ends. A page that ran out of time may end at a record that its reader may not open, or that does not match:
 * so the place is sealed, with a key that every process of the installation derives, and goes on with this search of this
 * reader only. In another search, records of one's own would show between which ids the place lies. Each is sealed
 * differently, so that equal places look different.
 */
export class SearchCursors {
  readonly #key: KeyObject;

  constructor(digest: Digest) {
    this.#key = createSecretKey(digest(['where a page of a search ends']), 'base64url');
  }

  seal(place: SearchPlace, search: SearchOfReader): string {
    return encrypt(this.#key, Buffer.from(toCursor(place)), boundTo(search)).toString('base64url');
  }

  /** @throws Refusal of a cursor of another search or reader, or one that was altered */
  open(cursor: string, search: SearchOfReader): SearchPlace {
    if (OPEN.test(cursor)) return placeIn(cursor);
    const place = decrypt(this.#key, Buffer.from(cursor, 'base64url'), boundTo(search));
    if (!place)
      throw new Refusal(
        'CURSOR_OF_ANOTHER_SEARCH',
        'This page is of another search, or can no longer be read. Search again.',
      );
    return placeIn(place.toString());
  }
}

const boundTo = ({ by, purpose, name, birthYear }: SearchOfReader): string =>
  JSON.stringify([by.id, purpose, name, birthYear ?? null]);
