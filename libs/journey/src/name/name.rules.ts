import { plain, soundAlike, soundOf } from './sound.rules.js';

/** A name, field by field: the family name, the given name, in whatever order. */
export type Names = readonly (string | undefined)[];

/** Its words, without signs between them. */
export const wordsOf = (text: string | undefined): string[] =>
  plain(text ?? '')
    .split(/[^\p{L}\p{M}\p{N}'’]+/u)
    .filter((word) => word !== '');

/** More words than anybody's name has are not compared: a long text must not be long work. */
const firstOf = (text: string | undefined): string[] => wordsOf(text).slice(0, 6);

/** By what a name is found: the sound of each word, and of a field whose words others write as one (Srey Mom, Sreymom). */
export const soundsOf = (names: Names): string[] =>
  names
    .map(firstOf)
    .flatMap((words) => (words.length > 1 ? [...words, words.join('')] : words))
    .map(soundOf);

/** What is looked for, and for how many words it stands: two that follow each other may be written as one. */
export const soughtSounds = (name: string): { readonly sound: string; readonly words: number }[] => {
  const words = firstOf(name);
  const joined = words.slice(1).map((word, index) => ({ sound: soundOf(words[index] + word), words: 2 }));
  return [...words.map((word) => ({ sound: soundOf(word), words: 1 })), ...joined];
};

/** How a name that is looked for and one that is on record agree. */
export interface Likeness {
  /** Every word as it is written, and not only as it sounds. */
  readonly written: boolean;
  /** Neither has a word that the other has not. */
  readonly whole: boolean;
}

/** Nothing where a word of the shorter one is not in the other. */
export const likenessOf = (sought: string, names: Names): Likeness | undefined => {
  const found = joinedWays(firstOf(sought)).flatMap((asked) =>
    waysOf(names.map(firstOf)).flatMap((known) => likeness(asked, known) ?? []),
  );
  return found.toSorted((one, other) => strengthOf(other) - strengthOf(one))[0];
};

/** The whole of a name says more than how it is written. */
export const strengthOf = ({ written, whole }: Likeness): number => Number(written) + 2 * Number(whole);

/** As it is written, and with two words that follow each other as one. */
const joinedWays = (words: readonly string[]): string[][] => [
  [...words],
  ...words.slice(1).map((word, index) => words.toSpliced(index, 2, words[index] + word)),
];

/** As it is written, and with the words of one field as one. */
const waysOf = (fields: readonly (readonly string[])[]): string[][] => [
  fields.flat(),
  ...fields.flatMap((words, index) => (words.length > 1 ? [fields.with(index, [words.join('')]).flat()] : [])),
];

const likeness = (some: readonly string[], others: readonly string[]): Likeness | undefined => {
  const [shorter, longer] = some.length <= others.length ? [some, others] : [others, some];
  if (shorter.length === 0 || !covered(shorter, longer, soundAlike)) return undefined;
  return {
    written: covered(shorter, longer, (one, other) => one === other),
    whole: shorter.length === longer.length,
  };
};

/** Whether each of some has one of its own among the others: the one that is written so, or else the first that is alike. */
const covered = (
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
