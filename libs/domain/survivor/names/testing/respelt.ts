import type { Chance } from '../../testing/chance.js';

/** Which letters replace which: habits from English, from French, and others. */
const LATIN: readonly (readonly [RegExp, readonly string[]])[] = [
  [/ea/, ['ia', 'ie', 'e']],
  [/ea$/, ['ear', 'eah', 'ia']],
  [/ey/, ['ei', 'y', 'ay', 'i']],
  [/([^e])y$/, ['$1i', '$1ey', '$1ie', '$1ee']],
  [/a$/, ['ar', 'ah', 'aa']],
  [/ph/, ['p', 'f', 'pph']],
  [/th/, ['t', 'tth']],
  [/kh/, ['k', 'kkh']],
  [/chh/, ['ch']],
  [/^Ch(?=[^h])/, ['Chh', 'C', 'J']],
  [/nn/, ['n']],
  [/([aeiou])([nlm])([aeiou])/, ['$1$2$2$3']],
  [/ou/, ['u', 'oo', 'o']],
  [/o(?=[kp])/, ['uo', 'u', 'or']],
  [/om/, ['um', 'am']],
  [/am/, ['om']],
  [/an/, ['ann', 'aan', 'on']],
  [/en/, ['an', 'ein', 'aen']],
  [/v/i, ['w']],
  [/oeu/, ['eu', 'oe']],
  [/ov$/, ['ao', 'ou', 'auv']],
  [/ao/, ['au', 'av']],
  [/i(?=[mn])/, ['e', 'ee']],
  [/d/, ['t', 'dh']],
  [/k$/, ['c', 'kh']],
  [/t$/, ['th']],
  [/uo/, ['ou']],
  [/ie/, ['ea']],
];

const pickOne = <Value>(chance: Chance, values: readonly Value[]): Value => values[chance(values.length - 1)]!;

/** Respells a name with one to three other habits. */
export const respeltLatin = (name: string, chance: Chance): string =>
  Array.from({ length: 1 + chance(2) }).reduce<string>((text) => {
    const [written, others] = pickOne(
      chance,
      LATIN.filter(([pattern]) => pattern.test(text)),
    ) ?? [/$/, ['']];
    return text.replace(written, pickOne(chance, others));
  }, name);

/** A typing error: two letters swapped, or one left out. */
export const withSlip = (name: string, chance: Chance): string => {
  const at = 1 + chance(Math.max(0, name.length - 3));
  const pair = name.slice(at, at + 2);
  return name.slice(0, at) + (chance(1) ? pair[1] + pair[0]! : pair[1]) + name.slice(at + 2);
};

/** The same on paper, typed in another way; or spelled by ear. */
const KHMER: readonly (readonly [RegExp, string])[] = [
  [/(?<=.)(?=[ក-អ])(?<!\u17d2)/, '\u200b'],
  [/(\u17d2.)([ិ-ៅ])/, '$2$1'],
  [/្ដ/, '្ត'],
  [/្ត/, '្ដ'],
  [/[៉៊]/, ''],
  [/៊(?=[ិី])/, 'ុ'],
  [/ោ/, 'េា'],
  [/ើ/, 'េី'],
  [/ឧ/, 'អុ'],
  [/់/, ''],
  [/័/, ''],
  [/ចន្ទ្រា/, 'ចាន់ត្រា'],
  [/ណ្ណ/, 'ន្ន'],
  [/ទ្ធ/, 'ត្ថ'],
  [/ដ្ឋ/, 'ត្ថ'],
  [/តិ$/, 'ត'],
  [/្រ$/, ''],
  [/ិ/, 'ី'],
  [/ុ/, 'ូ'],
  [/ខ្ខ|ក្ខ/, 'ខ'],
  [/ផ្ផ|ប្ផ/, 'ផ'],
  [/ល្ល/, 'ល'],
];

export const respeltKhmer = (name: string, chance: Chance): string => {
  const [written, other] = pickOne(
    chance,
    KHMER.filter(([pattern]) => pattern.test(name)),
  ) ?? [/$/, ''];
  return name.replace(written, other);
};
