import { comparingSounds, normalizeName, soundOf, type soundAlike } from './sound.rules.js';

/** A name, field by field: family name and given name, in any order. */
export type Names = readonly (string | undefined)[];

/** The words of a text, without the signs between them. */
export const wordsOf = (text: string | undefined): string[] =>
  normalizeName(text ?? '')
    .split(/[^\p{L}\p{M}\p{N}'’]+/u)
    .filter((word) => word !== '');

/** Only so many words of a field are compared, more than any name has: a long text must not cause long work. */
export const FIELD_WORDS_MAX = 6;

const firstOf = (text: string | undefined): string[] => wordsOf(text).slice(0, FIELD_WORDS_MAX);

/** A word of a name as the index has it, or a whole field that others write as one word (Srey Mom, Sreymom). */
export interface NamePart {
  readonly sound: string;
  /** As it is written; undefined for a field of several words. */
  readonly word: string | undefined;
  /** How many words the name has. */
  readonly of: number;
  /** How many fewer these are when the field counts as one. */
  readonly joins: number;
}

/** The index of a name: the words field by field, each followed by its field as one word where that has several. */
export const partsOf = (names: Names): readonly NamePart[] => {
  const fields = names.map(firstOf);
  const of = fields.flat().length;
  return fields.flatMap((words) => [
    ...words.map((word) => ({ sound: soundOf(word), word, of, joins: 0 })),
    ...(words.length > 1 ? [{ sound: soundOf(words.join('')), word: undefined, of, joins: words.length - 1 }] : []),
  ]);
};

/** The sounds of a name in the order of its index. */
export const soundsOf = (names: Names): string[] => partsOf(names).map(({ sound }) => sound);

/** The words to search for, and how many each stands for: two adjacent words may be written as one. */
export const searchWords = (name: string): { readonly word: string; readonly words: number }[] => {
  const words = firstOf(name);
  const joined = words.slice(1).map((word, index) => ({ word: words[index] + word, words: 2 }));
  return [...words.map((word) => ({ word, words: 1 })), ...joined];
};

/** The same as they sound. */
export const searchSounds = (name: string): { readonly sound: string; readonly words: number }[] =>
  searchWords(name).map(({ word, words }) => ({ sound: soundOf(word), words }));

/** How the name in a search and a name on record agree. */
export interface Likeness {
  /** Every word agrees in spelling, and not only in sound. */
  readonly written: boolean;
  /** Neither name has a word that the other lacks. */
  readonly whole: boolean;
}

/** Undefined when a word of the shorter name is not in the other. */
export const likenessOf = (sought: string, names: Names): Likeness | undefined => likenessTo(sought)(names);

/** `likenessOf` for many names beside the one that is sought. */
export const likenessTo = (sought: string): ((names: Names) => Likeness | undefined) => {
  const ways = waysToJoin(firstOf(sought));
  const alike = comparingSounds();
  return (names) => {
    const others = waysOf(names.map(firstOf));
    const found = ways.flatMap((asked) => others.flatMap((known) => compareNames(asked, known, alike) ?? []));
    return found.toSorted((one, other) => strengthOf(other) - strengthOf(one))[0];
  };
};

/** Agreement in the whole name counts more than agreement in spelling. */
export const strengthOf = ({ written, whole }: Likeness): number => Number(written) + 2 * Number(whole);

/** The words as written, and with two adjacent words joined. */
const waysToJoin = (words: readonly string[]): string[][] => [
  [...words],
  ...words.slice(1).map((word, index) => words.toSpliced(index, 2, words[index] + word)),
];

/** The words as written, and with the words of one field joined. */
const waysOf = (fields: readonly (readonly string[])[]): string[][] => [
  fields.flat(),
  ...fields.flatMap((words, index) => (words.length > 1 ? [fields.with(index, [words.join('')]).flat()] : [])),
];

const compareNames = (
  some: readonly string[],
  others: readonly string[],
  alike: typeof soundAlike,
): Likeness | undefined => {
  const [shorter, longer] = some.length <= others.length ? [some, others] : [others, some];
  if (shorter.length === 0 || !isCovered(shorter, longer, alike)) return undefined;
  return {
    written: isCovered(shorter, longer, (one, other) => one === other),
    whole: shorter.length === longer.length,
  };
};

/**
 * Whether each word has a different partner among the others: the same spelling first, or else the first that is alike.
 */
const isCovered = (
  some: readonly string[],
  others: readonly string[],
  alike: (one: string, other: string) => boolean,
): boolean => {
  const left = [...others];
  return some.every((one) => {
    const index = left.includes(one) ? left.indexOf(one) : left.findIndex((other) => alike(one, other));
    if (index >= 0) left.splice(index, 1);
    return index >= 0;
  });
};
