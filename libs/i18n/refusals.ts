import type { Locale } from './locale.js';
import { PATTERNS_KM, PROBLEMS_KM } from './problems.km.js';
import { REFUSALS_KM } from './refusals.km.js';

/** Empty for English, because each refusal carries its own English sentence. */
const SENTENCES: Readonly<Record<Locale, Readonly<Record<string, string>>>> = { en: {}, km: REFUSALS_KM };

/** The general sentence of a code in a language, if there is one. */
export const sentenceOf = (code: string, locale: Locale): string | undefined =>
  Object.hasOwn(SENTENCES[locale], code) ? SENTENCES[locale][code] : undefined;

/** Empty for English, because each check of a field has its own English words. */
const PROBLEMS: Readonly<Record<Locale, Readonly<Record<string, string>>>> = { en: {}, km: PROBLEMS_KM };

const PATTERNS: Readonly<Record<Locale, typeof PATTERNS_KM>> = { en: {}, km: PATTERNS_KM };

/**
 * What is wrong with a field in a language, by the check that found it, if there are words for it.
 * @param english its own words, from which a limit or an example is read
 */
export const problemOf = (check: string, locale: Locale, english = ''): string | undefined => {
  const [pattern, words] = (Object.hasOwn(PATTERNS[locale], check) && PATTERNS[locale][check]) || [];
  const named = pattern?.exec(english)?.[1];
  if (words && named !== undefined) return words(named);
  return Object.hasOwn(PROBLEMS[locale], check) ? PROBLEMS[locale][check] : undefined;
};
