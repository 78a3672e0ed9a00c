import { editDistance } from '#kernel/decider';

/** A longer word is compared by its beginning. */
const COMPARED_CHARACTERS = 40;

/** As many as a sentence can name. */
const NEAREST_MAX = 3;

const normalizeWord = (word: string): string => word.toLowerCase().slice(0, COMPARED_CHARACTERS);

/** The most similar of these words, the best first. */
export const nearestWords = (word: string, words: readonly string[]): readonly string[] =>
  [...new Set(words)]
    .map((one) => ({ one, far: editDistance(normalizeWord(word), normalizeWord(one)) }))
    .toSorted((a, b) => a.far - b.far || (a.one < b.one ? -1 : 1))
    .slice(0, NEAREST_MAX)
    .map(({ one }) => one);
