/**
 * What comes along with a paste, such as the marks of direction around a number from a chat. Who does not see it cannot
 * take it out, and the service refuses a name that has one.
 */
const UNSEEN = /(?![\u200B-\u200D])[\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;

/** Khmer needs U+200C and U+200D between its letters, and its space bar types U+200B: the service knows these. */
const LOOSE_JOINER = /(?<!\p{Script=Khmer})[\u200C\u200D]|[\u200C\u200D](?!\p{Script=Khmer})/gu;

/** From the first sign to the last one that is no space: the space bar of a Khmer keyboard types U+200B. */
const CONTENT = /[^\s\u200B](?:.*[^\s\u200B])?/su;

/** No space, nothing that a font draws as nothing, and not the space of Braille: the service takes no text without one. */
const SEEN = /[^\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

const withoutEnds = (text: string): string => (SEEN.test(text) && CONTENT.exec(text)?.[0]) || '';

/**
 * What is typed or pasted into a field of one line: without what nobody sees, and with a space for a tab of a table, or for
 * the space of Braille.
 */
export const asLine = (typed: string): string =>
  withoutEnds(
    typed
      .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u2800]+/gu, ' ')
      .replaceAll(UNSEEN, '')
      // what stands beside a joiner is known only now
      .replaceAll(/\u200B+(?=[\u200C\u200D])|(?<=[\u200C\u200D])\u200B+/g, '')
      .replaceAll(/([\u200C\u200D])[\u200C\u200D]+/g, '$1')
      .replaceAll(LOOSE_JOINER, ''),
  );

/**
 * What is typed or pasted into a field of several lines: a word processor has signs of its own for the end of a line,
 * and what turns letters round would show another text than the one that was typed.
 */
export const asText = (typed: string): string =>
  withoutEnds(
    typed.replaceAll(/\r\n?|[\v\f\u0085\p{Zl}\p{Zp}]/gu, '\n').replaceAll(/(?![\t\n])[\p{Cc}\p{Cs}\u202D\u202E]/gu, ''),
  );
