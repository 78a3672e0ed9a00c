/** A letter with whatever stands above, below and around it. */
export const CLUSTER = /([\u1780-\u17b3])((?:\u17d2[\u1780-\u17b3]|[\u17b6-\u17d1\u17d3\u17dd])*)/g;

/** A vowel that stands alone is the bearer of vowels with that vowel. */
const ALONE: Readonly<Record<string, string>> = {
  ឣ: 'អ',
  ឤ: 'អា',
  ឥ: 'អិ',
  ឦ: 'អី',
  ឧ: 'អុ',
  ឨ: 'អុក',
  ឩ: 'អូ',
  ឪ: 'អូវ',
  ឫ: 'រឹ',
  ឬ: 'រឺ',
  ឭ: 'លឹ',
  ឮ: 'លឺ',
  ឯ: 'អែ',
  ឰ: 'អៃ',
  ឱ: 'អោ',
  ឲ: 'អោ',
  ឳ: 'អៅ',
};

/** One spelling for what looks the same on paper, however it was typed. */
export const spellKhmer = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[\u17b4\u17b5]|\p{Cf}/gu, '')
    .replaceAll(/[ឣ-ឳ]/g, (vowel) => ALONE[vowel] ?? vowel)
    .replaceAll(CLUSTER, (_, letter: string, signs: string) => letter + inOrder(signs));

/** Letters below, then the vowel, then what closes the syllable: the order in which Unicode wants them. */
const inOrder = (signs: string): string => {
  const below = signs.match(/\u17d2[\u1780-\u17b3]/g) ?? [];
  const others = [...signs.replaceAll(/\u17d2[\u1780-\u17b3]/g, '')].toSorted().join('');
  return below.map(asSeen).toSorted(raLast).join('') + withoutRegister(composed(others));
};

/** Below another letter, ដ and ត look the same. */
const asSeen = (below: string): string => (below === '្ដ' ? '្ត' : below);

const raLast = (one: string, other: string): number => Number(one === '្រ') - Number(other === '្រ');

/** Two halves of a vowel, typed one by one. */
const composed = (signs: string): string => signs.replace('\u17b6\u17c1', '\u17c4').replace('\u17b8\u17c1', '\u17be');

/** The marks of the register are left out as often as not; a ុ beside another vowel is such a mark, as it is seen. */
const withoutRegister = (signs: string): string =>
  signs.replaceAll(/[\u17c9\u17ca]/g, '').replace(/\u17bb(?=[\u17b6-\u17c5])|(?<=[\u17b6-\u17c5])\u17bb/, '');
