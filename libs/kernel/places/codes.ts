import { iso31661 } from 'iso-3166/1.js';
import { iso6392 } from 'iso-639-2';
import { iso6393 } from 'iso-639-3';
import { CURRENCY_CODES } from './currencies.js';

/** The countries and territories of ISO 3166-1, by their two letters. */
export const COUNTRIES: ReadonlySet<string> = new Set(iso31661.map(({ alpha2 }) => alpha2));

/** The currencies of ISO 4217, with funds and metals. */
export const CURRENCIES: ReadonlySet<string> = new Set(CURRENCY_CODES);

/** A language by the code on record: in ISO 639-2 the bibliographic one, otherwise that of ISO 639-3. */
export interface Language {
  readonly code: string;
  /** The code under which names are listed. */
  readonly listedAs: string;
  readonly name: string;
}

const LANGUAGE_CODE = /^[a-z]{3}$/;

/** Twenty languages have a second code in ISO 639-2: `deu` beside `ger`. */
const TERMINOLOGIC: ReadonlySet<string> = new Set(iso6392.flatMap(({ iso6392T }) => iso6392T ?? []));

/** The languages and groups of languages of ISO 639-2. */
const BROAD: readonly Language[] = iso6392
  .filter(({ iso6392B }) => LANGUAGE_CODE.test(iso6392B)) // not the range for local use
  .map(({ iso6392B: code, iso6391, iso6392T, name }) => ({
    code,
    listedAs: iso6391 ?? iso6392T ?? code,
    name: name.split(';')[0]!,
  }));

/** All others that people speak, each by itself: ISO 639-3. */
const SINGLE: readonly Language[] = iso6393
  .filter(({ type, iso6392B }) => type === 'living' && iso6392B === undefined)
  .map(({ iso6393: code, name }) => ({ code, listedAs: code, name }));

/** The languages and groups of languages of ISO 639-2, and the living languages of ISO 639-3. */
export const LANGUAGES: ReadonlyMap<string, Language> = new Map([...BROAD, ...SINGLE].map((one) => [one.code, one]));

export const isCountry = (code: unknown): boolean => COUNTRIES.has(String(code));
export const isCurrency = (code: unknown): boolean => CURRENCIES.has(String(code));
export const isLanguage = (code: unknown): boolean => LANGUAGES.has(String(code)) || TERMINOLOGIC.has(String(code));
