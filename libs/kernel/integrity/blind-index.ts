import { digestWith, type Digest } from './canonical.js';

/**
 * A sealed word as a token, so that equal words are found without being opened. Keyed with a key for each kind, so that the
 * sound of a name reveals nothing of its spelling; and one of 64, so that many people share it: a match is only a candidate.
 * Not in the log, but in a table from which a person can be removed.
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

/** Tells keys apart, and nothing of their tokens: it is noted with an index which of them filled it. */
export const markOfKey = (digest: Digest): string => digest(['mark of the key of the indexes']).slice(0, 16);
