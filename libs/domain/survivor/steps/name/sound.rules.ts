import { readKhmer } from './khmer-reading.rules.js';
import { spellKhmer } from './khmer-spelling.rules.js';
import { readLatin } from './latin.rules.js';

/** How a word of a name sounds: capitals for consonants, small letters for vowels. A third script stays as written. */
const pronunciationOf = (word: string): string => {
  const reading = /[\u1780-\u17b3]/.test(word) ? readKhmer(word) : readLatin(word);
  return reading === '' ? word : reading.replaceAll(/([A-Z])\1+/g, '$1').replaceAll('GK', 'G');
};

/** The consonants, and whether the word begins or ends with a vowel: this stays the same however vowels are written. */
export const soundOf = (word: string): string =>
  pronunciationOf(word)
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
export const soundAlike = (one: string, other: string): boolean => {
  if (soundOf(one) !== soundOf(other)) return false;
  const [vowels, others] = [one, other].map((word) => pronunciationOf(word).split(/[A-Z]/)) as [string[], string[]];
  return vowels.every((each, index) => soundsAlike(each, others[index] ?? ''));
};

/** Text in a uniform form, whichever keyboard it came from: no capitals, no invisible signs, Khmer in one order. */
export const normalizeName = (text: string): string => spellKhmer(text.normalize('NFKC').toLowerCase()).trim();
