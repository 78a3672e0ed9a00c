import { digestWith, type Digest } from './digest.js';

/**
 * A sealed word as a token, by which equal words are found without being opened. Keyed, with a key for each kind, so that
 * how a name sounds tells nothing of how it is written; and one of 64, so that many people share it: whoever is found is
 * only looked at. Not of the log: it stands in a table that can be emptied of a person.
 */
export type Token = (kind: string, word: string) => string;

export const tokenWith = (digest: Digest): Token => {
  const keys = new Map<string, Digest>();
  return (kind, word) => {
    const own = keys.get(kind) ?? digestWith(Buffer.from(digest(['blind index', kind]), 'base64url'));
    keys.set(kind, own);
    return own(word)[0]!;
  };
};
