/**
 * Invisible characters: control characters, halves of surrogate pairs, line separators, and others that a font draws as
 * nothing. Format characters are among them, such as those that change the direction of writing.
 */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

/**
 * Khmer needs some of them. U+200B stands between two words, which are written without a space. U+200C or U+200D choose
 * the form of a sign above or below a letter.
 */
const BETWEEN_KHMER =
  /(?<=\p{Script=Khmer})(?:\u200b(?=(?!\p{M})\p{Script=Khmer})|[\u200c\u200d](?=\p{Script=Khmer}))/gu;

/** The first invisible character that does not belong in a text of one line. */
export const unseenIn = (line: string): string | undefined => UNSEEN.exec(line.replaceAll(BETWEEN_KHMER, ''))?.[0];

/** Repeated, or not between two words in Khmer letters: there it separates nothing. */
const SPARE = /(?<=\u200b)\u200b|(?<!\p{Script=Khmer})\u200b|\u200b(?!\u200b*(?!\p{M})\p{Script=Khmer})/gu;

/**
 * The same name, typed on another keyboard, is the same text. The space bar of a Khmer keyboard types U+200B, also at the
 * end of a name: no user can be asked to remove what they do not see.
 */
export const inOneForm = (line: string): string => line.replaceAll(SPARE, '').normalize('NFC');
