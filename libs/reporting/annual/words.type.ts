import type { ANNUAL_EN } from './words.en.js';

type Spoken<Words> = { readonly [Key in keyof Words]: Words[Key] extends string ? string : Spoken<Words[Key]> };

/** Every text of the report in one language; the service provides titles and definitions in English. */
export type AnnualWords = Spoken<typeof ANNUAL_EN>;
