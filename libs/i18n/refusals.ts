import type { Locale } from './locale.js';
import { REFUSALS_KM } from './refusals.km.js';

/** Empty for English, because each refusal carries its own English sentence. */
const SENTENCES: Readonly<Record<Locale, Readonly<Record<string, string>>>> = { en: {}, km: REFUSALS_KM };

/** The general sentence of a code in a language, if there is one. */
export const sentenceOf = (code: string, locale: Locale): string | undefined =>
  Object.hasOwn(SENTENCES[locale], code) ? SENTENCES[locale][code] : undefined;
