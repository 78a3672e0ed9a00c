/**
 * Khmer needs U+200C and U+200D between its letters, and its space bar types U+200B: the service knows these. All others
 * come along with a paste, such as the marks of direction around a number from a chat. Who does not see them cannot take
 * them out, and the service refuses a name that has one.
 */
const UNSEEN =
  /(?<!\p{Script=Khmer})[\u200C\u200D]|[\u200C\u200D](?!\p{Script=Khmer})|(?![\u200B-\u200D])[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** What is typed or pasted into a field of one line: without what nobody sees, and with a space for a tab of a table. */
export const asLine = (typed: string): string =>
  typed
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(UNSEEN, '')
    .trim();

/**
 * What is typed or pasted into a field of several lines: a word processor has signs of its own for the end of a line,
 * and what turns letters round would show another text than the one that was typed.
 */
export const asText = (typed: string): string =>
  typed
    .replaceAll(/\r\n?|[\v\f\u0085\p{Zl}\p{Zp}]/gu, '\n')
    .replaceAll(/(?![\t\n])[\p{Cc}\u202D\u202E]/gu, '')
    .trim();
