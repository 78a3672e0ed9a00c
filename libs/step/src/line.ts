/**
 * What nobody sees: control characters, halves of surrogate pairs, separators of lines, every format character (those that
 * turn the direction of writing among them), and whatever else a font draws as nothing.
 */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

/**
 * Khmer needs some of it: U+200B between two words, which stand without a space, and U+200C or U+200D to choose the form of
 * a sign above or below a letter.
 */
const BETWEEN_KHMER =
  /(?<=\p{Script=Khmer})(?:\u200b(?=(?!\p{M})\p{Script=Khmer})|[\u200c\u200d](?=\p{Script=Khmer}))/gu;

/** The first character of a name, or of another text of one line, that nobody sees and that has no business there. */
export const unseenIn = (line: string): string | undefined => UNSEEN.exec(line.replaceAll(BETWEEN_KHMER, ''))?.[0];

/** Repeated, or not between two words in Khmer letters: there it separates nothing. */
const SPARE = /(?<=\u200b)\u200b|(?<!\p{Script=Khmer})\u200b|\u200b(?!\u200b*(?!\p{M})\p{Script=Khmer})/gu;

/**
 * The same name, typed on another keyboard, is the same text. The space bar of a Khmer keyboard types U+200B, at the end of
 * a name as well: nobody can be asked to find and remove what they do not see.
 */
export const inOneForm = (line: string): string => line.replaceAll(SPARE, '').normalize('NFC');
