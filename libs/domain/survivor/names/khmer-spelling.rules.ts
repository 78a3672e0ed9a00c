/** A letter with the signs above, below and around it. */
export const CLUSTER = /([\u1780-\u17b3])((?:\u17d2[\u1780-\u17b3]|[\u17b6-\u17d1\u17d3\u17dd])*)/g;

/** An independent vowel is spelled as the bearer of vowels with that vowel. */
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

/** One spelling for text that looks the same on paper, however it was typed. */
export const spellKhmer = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[\u17b4\u17b5]|\p{Cf}/gu, '')
    .replaceAll(/[ឣ-ឳ]/g, (vowel) => ALONE[vowel] ?? vowel)
    .replaceAll(CLUSTER, (_, letter: string, signs: string) => letter + inOrder(signs));

/** Subscripts, then the vowel, then the sign that closes the syllable: the order that Unicode requires. */
const inOrder = (signs: string): string => {
  const below = signs.match(/\u17d2[\u1780-\u17b3]/g) ?? [];
  const others = [...signs.replaceAll(/\u17d2[\u1780-\u17b3]/g, '')].toSorted().join('');
  return below.map(asSeen).toSorted(raLast).join('') + withoutRegister(composeVowels(others));
};

/** As subscripts, ដ and ត look the same. */
const asSeen = (below: string): string => (below === '្ដ' ? '្ត' : below);

const raLast = (one: string, other: string): number => Number(one === '្រ') - Number(other === '្រ');

/** Two halves of a vowel, typed separately. */
const composeVowels = (signs: string): string =>
  signs.replace('\u17b6\u17c1', '\u17c4').replace('\u17b8\u17c1', '\u17be');

/** Register marks are often left out; a ុ beside another vowel is such a mark, as it appears. */
const withoutRegister = (signs: string): string =>
  signs.replaceAll(/[\u17c9\u17ca]/g, '').replace(/\u17bb(?=[\u17b6-\u17c5])|(?<=[\u17b6-\u17c5])\u17bb/, '');
