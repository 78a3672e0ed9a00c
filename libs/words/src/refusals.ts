import type { Locale } from './locale.js';
import { REFUSALS_KM } from './refusals.km.js';

/** In English the refusal says itself, with its particulars, what to do. */
const SENTENCES: Readonly<Record<Locale, Readonly<Record<string, string>>>> = { en: {}, km: REFUSALS_KM };

/** The general sentence of a code in a language, where there is one. */
export const sentenceOf = (code: string, locale: Locale): string | undefined =>
  Object.hasOwn(SENTENCES[locale], code) ? SENTENCES[locale][code] : undefined;
