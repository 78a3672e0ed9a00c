import { type KhmerText } from './literals.js';
import { TERMBASE, type Term } from './termbase.js';

/** What makes a survivor a woman or a man, and when a text may say so. */
const GENDERED = ['នាង', 'លោក', 'អ្នកស្រី', 'កញ្ញា', 'ស្រី', 'ស្ត្រី', 'ប្រុស', 'បុរស'];
const ABOUT_SEX = /\b(sex|female|male|girls?|boys?|wom[ae]n|m[ae]n)\b/i;

/** `ការយល់ព្រម` is found in `បានយល់ព្រម`, too: the first syllable only makes a noun of a verb. */
const stemOf = (km: string): string => km.replace(/^(ការ|អំពើ)(?!ងារ|ពារ)/, '');

const wordsOf = ({ en, words }: Term): readonly string[] => words ?? [en, `${en}s`];

const patternOf = (term: Term): RegExp =>
  new RegExp(
    `(?<![\\w-])(${[...wordsOf(term)].toSorted((one, other) => other.length - one.length).join('|')})(?![\\w-])`,
    'gi',
  );

/** The longest names first, so that a court case is no case. */
const TERMS = TERMBASE.sections
  .flatMap(({ terms }) => terms)
  .map((term) => ({ ...term, pattern: patternOf(term) }))
  .toSorted((one, other) => other.en.length - one.en.length);

/** The terms that an English text uses. */
export const termsIn = (en: string): Term[] => {
  let rest = en.replaceAll(/\{\{[^}]*\}\}/g, '…');
  return TERMS.filter(({ pattern }) => {
    const before = rest;
    rest = rest.replaceAll(pattern, '…');
    return rest !== before;
  });
};

const removeWords = (km: string, words: readonly string[]): string =>
  [...words].toSorted((one, other) => other.length - one.length).reduce((rest, word) => rest.replaceAll(word, '…'), km);

const listLacking = ({ en, km, loose }: Term, text: string): string[] =>
  loose || km.some((one) => text.includes(stemOf(one))) ? [] : [`${en}: without ${km.join(', ')}`];

const listRejected = ({ en, km, not = [] }: Term, rest: string): string[] =>
  not.filter((word) => rest.includes(word)).map((word) => `${en}: ${word}, and not ${km[0]}`);

/** What is wrong with any Khmer text, whatever it says. */
const faultsOfSpelling = (km: string): string[] => [
  ...TERMBASE.spelling.flatMap(({ write, not }) =>
    not.filter((wrong) => km.includes(wrong)).map((wrong) => `${wrong}, and not ${write}`),
  ),
  ...(/[០-៩]/.test(km) ? ['Khmer digits, and not 0 to 9'] : []),
  ...(/[\u200b-\u200d]/.test(km) ? ['an invisible space'] : []),
];

/** Where a Khmer text departs from the termbase. */
export const faultsOf = ({ km, en = '', about = '' }: KhmerText): string[] => {
  const used = termsIn(`${en} ${about}`);
  const rest = removeWords(
    km,
    used.flatMap((term) => term.km.flatMap((one) => [one, stemOf(one)])),
  );
  const gendered = ABOUT_SEX.test(en + about) ? [] : GENDERED.filter((word) => rest.includes(word));
  return [
    ...(about ? [] : used.flatMap((term) => listLacking(term, km))),
    ...used.flatMap((term) => listRejected(term, rest)),
    ...gendered.map((word) => `${word} is for the sex of counted people only`),
    ...faultsOfSpelling(km),
  ];
};
