/** How many letters must be changed, added or left out to make one word the other (Levenshtein). */
export const editDistance = (one: string, other: string): number => {
  let row = Array.from({ length: [...other].length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (const [at, wanted] of [...other].entries())
      next.push(Math.min(row[at + 1]! + 1, next[at]! + 1, row[at]! + (letter === wanted ? 0 : 1)));
    row = next;
  }
  return row.at(-1)!;
};
