import { readKhmer } from './khmer-reading.rules.js';
import { spellKhmer } from './khmer-spelling.rules.js';
import { readLatin } from './latin.rules.js';

/** How a word of a name sounds: capitals for consonants, small letters for vowels. A third script stays as written. */
const pronunciationOf = (word: string): string => {
  const reading = /[\u1780-\u17b3]/.test(word) ? readKhmer(word) : readLatin(word);
  return reading === '' ? word : reading.replaceAll(/([A-Z])\1+/g, '$1').replaceAll('GK', 'G');
};

/** The consonants, and whether the word begins or ends with a vowel: this stays the same however vowels are written. */
export const soundOf = (word: string): string => consonantsIn(pronunciationOf(word));

const consonantsIn = (pronunciation: string): string =>
  pronunciation
    .replaceAll(/(?<=[A-Z])[a-z*]+(?=[A-Z])/g, '')
    .replace(/^[a-z*]+/, '_')
    .replace(/[a-z*]+$/, '.');

/** From the front of the mouth to the back: people who write by ear confuse neighbours only. */
const LINE = 'ieaou';

const soundsAlike = (some: string, others: string): boolean =>
  some === others ||
  some === '' ||
  others === '' ||
  `${some}${others}`.includes('*') ||
  [...some].some((one) => [...others].some((other) => Math.abs(LINE.indexOf(one) - LINE.indexOf(other)) <= 1));

/** Whether two words may be the same name: equal consonants, with vowels between them that are easily confused. */
export const soundAlike = (one: string, other: string): boolean => areAlike(pronounce(one), pronounce(other));

/** `soundAlike` for many names beside the same one: what a word sounds like is found once. */
export const comparingSounds = (): typeof soundAlike => {
  const known = new Map<string, Pronunciation>();
  const pronounceOnce = (word: string): Pronunciation => {
    const before = known.get(word);
    if (before) return before;
    const now = pronounce(word);
    known.set(word, now);
    return now;
  };
  return (one, other) => areAlike(pronounceOnce(one), pronounceOnce(other));
};

interface Pronunciation {
  readonly sound: string;
  /** What is between the consonants. */
  readonly vowels: readonly string[];
}

const pronounce = (word: string): Pronunciation => {
  const pronunciation = pronunciationOf(word);
  return { sound: consonantsIn(pronunciation), vowels: pronunciation.split(/[A-Z]/) };
};

const areAlike = (one: Pronunciation, other: Pronunciation): boolean =>
  one.sound === other.sound && one.vowels.every((each, index) => soundsAlike(each, other.vowels[index] ?? ''));

/** Text in a uniform form, whichever keyboard it came from: no capitals, no invisible signs, Khmer in one order. */
export const normalizeName = (text: string): string => spellKhmer(text.normalize('NFKC').toLowerCase()).trim();
