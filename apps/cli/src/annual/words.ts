import type { Language } from '../erasure/certificate.js';
import { ANNUAL_EN } from './words.en.js';
import { ANNUAL_KM } from './words.km.js';

export type CellWord = keyof typeof ANNUAL_EN.cells;

type Spoken<Words> = { readonly [Key in keyof Words]: Words[Key] extends string ? string : Spoken<Words[Key]> };

/** Every text of the report in one language; the service provides titles and definitions in English. */
export type AnnualWords = Spoken<typeof ANNUAL_EN>;

export const ANNUAL_WORDS: Readonly<Record<Language, AnnualWords>> = { en: ANNUAL_EN, km: ANNUAL_KM };
