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
