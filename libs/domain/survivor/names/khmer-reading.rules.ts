import { CLUSTER, spellKhmer } from './khmer-spelling.rules.js';

const CONSONANTS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    K: 'កខគឃ',
    G: 'ង',
    C: 'ចឆជឈ',
    N: 'ញណន',
    T: 'ដឋឌឍតថទធ',
    P: 'បផពភ',
    M: 'ម',
    R: 'រ',
    L: 'លឡ',
    V: 'វ',
    S: 'សឝឞ',
    H: 'ហ',
    Y: 'យ',
  }).flatMap(([heard, letters]) => [...letters].map((letter) => [letter, heard])),
);

/** How each vowel sounds, or a vowel close to it: the sound changes with the series of the consonant. */
const VOWELS: Readonly<Record<string, string>> = {
  'ា': 'a',
  'ិ': 'i',
  'ី': 'i',
  'ឹ': '*',
  'ឺ': '*',
  'ុ': 'u',
  'ូ': 'u',
  'ួ': 'u',
  'ើ': '*',
  'ឿ': '*',
  'ៀ': 'e',
  'េ': 'e',
  'ែ': 'e',
  'ៃ': 'e',
  'ោ': 'o',
  'ៅ': 'o',
  'ំ': 'M',
  'ះ': 'a',
  'ៈ': 'a',
  '័': 'a',
};

interface Cluster {
  readonly letter: string;
  readonly below: readonly string[];
  readonly signs: string;
}

/** Reads letter by letter, to match how the same name in Latin letters is read. */
export const readKhmer = (word: string): string => {
  const clusters = [...spellKhmer(word).matchAll(CLUSTER)]
    .map(([, letter, all]): Cluster => ({
      letter: letter!,
      below: [...all!.matchAll(/\u17d2(.)/g)].map(([, one]) => one!),
      signs: all!.replaceAll(/\u17d2./g, ''),
    }))
    .flatMap(dropSilent)
    .map(closeSyllable);
  return clusters
    .reduce((before, cluster, index) => before + toSound(cluster, before, index), '')
    .replaceAll('MG', 'G');
};

/** Drops a letter that is marked as silent, or the one below it. */
const dropSilent = (cluster: Cluster): Cluster[] => {
  if (!cluster.signs.includes('៍')) return [cluster];
  return cluster.below.length > 0 ? [{ ...cluster, below: [], signs: '' }] : [];
};

/** At the end of a word a short vowel is mute, and so is a subscript below a letter without a vowel. */
const closeSyllable = (cluster: Cluster, index: number, { length }: readonly Cluster[]): Cluster => {
  if (index === 0 || index < length - 1) return cluster;
  const signs = cluster.signs.replace(/^[ិុ]$/, '');
  return { ...cluster, signs, below: VOWELS[signs[0] ?? ''] === undefined ? [] : cluster.below };
};

const toSound = ({ letter, below, signs }: Cluster, before: string, index: number): string => {
  const vowel = [...signs].map((sign) => VOWELS[sign] ?? '').join('');
  const mute = vowel === '' && index > 0 && below.length === 0;
  if (letter === 'យ' && index > 0) return `i${vowel}`;
  if (letter === 'វ' && mute) return 'u';
  if (letter === 'រ' && mute) return /[a-z*]$/.test(before) ? '' : 'o';
  if (letter === 'អ') return vowel === '' ? 'o' : vowel;
  if (letter === 'ហ' && below.length > 0) return (below[0] === 'វ' ? 'P' : (CONSONANTS[below[0]!] ?? '')) + vowel;
  return [letter, ...below].map((one) => (one === 'យ' && index > 0 ? 'i' : (CONSONANTS[one] ?? ''))).join('') + vowel;
};
