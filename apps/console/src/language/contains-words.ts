/** Whether a text has every word of a search, wherever it stands; a search without words is in every text. */
export const containsWords = (text: string, sought: string): boolean => {
  const lower = text.toLocaleLowerCase();
  return sought
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word));
};
