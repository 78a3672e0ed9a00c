/** Without the joiners that keep Khmer words on one line. */
const inLetters = (text: string): string => text.toLocaleLowerCase().replaceAll('\u2060', '');

/** Whether a text has every word of a search, wherever it stands; a search without words is in every text. */
export const containsWords = (text: string, sought: string): boolean => {
  const lower = inLetters(text);
  return inLetters(sought)
    .split(/\s+/)
    .every((word) => lower.includes(word));
};
