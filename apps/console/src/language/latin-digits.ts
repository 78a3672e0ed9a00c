/**
 * What a Khmer keyboard types, as the console itself writes: some have digits of their own, and their space bar types
 * U+200B, which is no space to a regular expression. Joiners are seen by nobody, nor are the marks of direction that come
 * along with a number from a chat.
 */
export const inLatinDigits = (text: string): string =>
  text
    .replaceAll(/[០-៩]/g, (digit) => String(digit.charCodeAt(0) - '០'.charCodeAt(0)))
    .replaceAll('\u200B', ' ')
    .replaceAll(/\p{Cf}/gu, '');

/** `1,200` and `1 200` → `1200`: only where all of its groups are whole, and not `0,500`. Anything else stays, to be marked. */
export const withoutGroups = (typed: string): string => {
  const text = inLatinDigits(typed).trim();
  const [grouped = ''] = /^-?[1-9]\d{0,2}(?:[,\s]\d{3})+(?![\d,\s])/.exec(text) ?? [];
  return grouped.replaceAll(/[,\s]/g, '') + text.slice(grouped.length);
};
