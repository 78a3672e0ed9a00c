import type { Locale } from './locale.js';
import { PROBLEMS_KM } from './problems.km.js';
import { REFUSALS_KM } from './refusals.km.js';

/** Empty for English, because each refusal carries its own English sentence. */
const SENTENCES: Readonly<Record<Locale, Readonly<Record<string, string>>>> = { en: {}, km: REFUSALS_KM };

/** The general sentence of a code in a language, if there is one. */
export const sentenceOf = (code: string, locale: Locale): string | undefined =>
  Object.hasOwn(SENTENCES[locale], code) ? SENTENCES[locale][code] : undefined;

/** Empty for English, because each check of a field has its own English words. */
const PROBLEMS: Readonly<Record<Locale, Readonly<Record<string, string>>>> = { en: {}, km: PROBLEMS_KM };

/** What is wrong with a field in a language, by the check that found it, if there are words for it. */
export const problemOf = (check: string, locale: Locale): string | undefined =>
  Object.hasOwn(PROBLEMS[locale], check) ? PROBLEMS[locale][check] : undefined;
