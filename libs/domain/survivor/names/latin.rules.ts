/** How a Khmer name in Latin letters is read: people write it by ear, in an English, French or transliterated way. */
type Reading = readonly (readonly [RegExp, string])[];

const BEFORE_VOWEL = '(?=[aeiouy])';

/**
 * Consonants become capitals, one for each that people who write by ear distinguish. So b, p and ph are one, as are d,
 * t and th, and r is audible only before a vowel. Vowels stay small; a star marks one that is written in any way.
 */
const HEARD: Reading = [
  [new RegExp(`t?ch+|j|c${BEFORE_VOWEL}`, 'g'), 'C'],
  [/n+g+/g, 'G'],
  [/gn|nh|n/g, 'N'],
  [/[kgqc]h?/g, 'K'],
  [/[pbf]h?/g, 'P'],
  [/[td]h?/g, 'T'],
  [/[sz]h?|x/g, 'S'],
  [/lh?/g, 'L'],
  [/m/g, 'M'],
  [new RegExp(`rh?${BEFORE_VOWEL}`, 'g'), 'R'],
  [new RegExp(`[vw]${BEFORE_VOWEL}`, 'g'), 'V'],
  [new RegExp(`(?:^|(?<=[aeiouy]))h${BEFORE_VOWEL}`, 'g'), 'H'],
  [/[rh]/g, ''],
  [/[vw]/g, 'u'],
  [/^y(?=[aeiou])/g, 'Y'],
  [/y/g, 'i'],
  [/oeu|eu|oe|ue/g, '*'],
  [/oo|ou|uo/g, 'u'],
  [/ee/g, 'i'],
  [/ea/g, 'a'],
];

export const readLatin = (word: string): string =>
  HEARD.reduce(
    (text, [written, heard]) => text.replaceAll(written, heard),
    word
      .normalize('NFD')
      .toLowerCase()
      .replaceAll(/[^a-z]/g, ''),
  );
