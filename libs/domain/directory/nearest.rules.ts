/** A longer word is compared by its beginning. */
const COMPARED_CHARACTERS = 40;

/** How many letters differ: to change, to add or to leave out (Levenshtein). */
const distance = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[other.length]!;
};

const normalizeWord = (word: string): string => word.toLowerCase().slice(0, COMPARED_CHARACTERS);

/** The most similar of these words, the best first. */
export const nearestWords = (word: string, words: readonly string[], most = 3): readonly string[] =>
  [...new Set(words)]
    .map((one) => ({ one, far: distance(normalizeWord(word), normalizeWord(one)) }))
    .toSorted((a, b) => a.far - b.far || (a.one < b.one ? -1 : 1))
    .slice(0, most)
    .map(({ one }) => one);
