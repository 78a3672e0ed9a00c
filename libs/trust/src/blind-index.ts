import type { Digest } from './digest.js';

/**
 * A sealed word as a token, by which equal words are found without being opened. Keyed; another one for each kind, so that
 * a family name tells nothing of a given name; and one of 64, so that many people share it: whoever is found is only looked
 * at. Not of the log: it stands in a table that can be emptied of a person.
 */
export type Token = (kind: string, word: string) => string;

export const tokenWith =
  (digest: Digest): Token =>
  (kind, word) =>
    digest(['blind index', kind, word])[0]!;
