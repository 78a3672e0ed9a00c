import { CAMBODIAN_LANGUAGES } from './cambodia.languages.js';
import { COUNTRIES, CURRENCIES, LANGUAGES } from './codes.js';
import { subdivisions, districtsOf, type NamedPlace } from './subdivisions.js';

type NamedCode = readonly [code: string, name: string];

/** All lists of the world that forms offer, in one language. */
export interface Places {
  readonly country: string;
  readonly countries: readonly NamedCode[];
  readonly languages: readonly NamedCode[];
  readonly currencies: readonly NamedCode[];
  /** The provinces of the organisation’s own country. */
  readonly provinces: readonly NamedCode[];
  /** By province of the own country, where it has a list of them. */
  readonly districts: Readonly<Record<string, readonly NamedCode[]>>;
}

type Kind = 'region' | 'language' | 'currency';
type Locale = 'en' | 'km';

/** English where there is no name in that language. */
const namesOf = (type: Kind, locale: Locale) => {
  const [own, english] = [locale, 'en'].map((one) => new Intl.DisplayNames([one], { type, fallback: 'none' }));
  return (code: string): string | undefined => own!.of(code) ?? english!.of(code);
};

/** The common ones in their order, then all others by name. */
const orderChoices = (
  choices: readonly NamedCode[],
  common: readonly string[],
  locale: Locale,
): readonly NamedCode[] => {
  const place = ([code]: NamedCode) => (common.indexOf(code) + 1 || common.length + 1) - 1;
  return choices.toSorted((one, other) => place(one) - place(other) || one[1].localeCompare(other[1], locale));
};

/** Leaves out groups of languages, and codes for a language that is unknown. */
const isSpoken = (name: string): boolean => !/languages|^(Multiple|Unknown|No linguistic|Undetermined)/i.test(name);

const ofCambodia = new Map<string, readonly [code: string, en: string, km: string]>(
  CAMBODIAN_LANGUAGES.map((one) => [one[0], one]),
);

/**
 * The languages that have a name in the Unicode CLDR or in Cambodia. Seven thousand others are entered by their code.
 */
const languagesIn = (locale: Locale): readonly NamedCode[] => {
  const [own, english] = [namesOf('language', locale), namesOf('language', 'en')];
  return [...LANGUAGES.values()].flatMap(({ code, listedAs, name }): readonly NamedCode[] => {
    const [, en, km] = ofCambodia.get(code) ?? [];
    if (en !== undefined) return [[code, locale === 'km' ? km! : en]];
    return isSpoken(name) && isSpoken(english(listedAs) ?? 'Unknown') ? [[code, own(listedAs)!]] : [];
  });
};

/** The currencies, without funds and metals, in which nobody is paid. */
const currenciesIn = (locale: Locale): readonly NamedCode[] => {
  const paid = new Set(Intl.supportedValuesOf('currency'));
  const nameOf = namesOf('currency', locale);
  return [...CURRENCIES].filter((code) => paid.has(code)).map((code) => [code, nameOf(code) ?? code]);
};

const choiceOf =
  (locale: Locale) =>
  ({ code, en, km }: NamedPlace): NamedCode => [code, (locale === 'km' && km) || en];

/** The country whose provinces are offered, and the codes that stand at the top of the lists. */
interface Nearest {
  readonly country: string;
  readonly countries: readonly string[];
  readonly languages: readonly string[];
  readonly currencies: readonly string[];
}

export const placesIn = (locale: Locale, { country, countries, languages, currencies }: Nearest): Places => {
  const regionOf = namesOf('region', locale);
  const provinces = (subdivisions().get(country) ?? []).map(choiceOf(locale));
  const all = [...COUNTRIES].map((code): NamedCode => [code, regionOf(code) ?? code]);
  return {
    country,
    countries: orderChoices(all, [country, ...countries], locale),
    languages: orderChoices(languagesIn(locale), languages, locale),
    currencies: orderChoices(currenciesIn(locale), currencies, locale),
    provinces,
    districts: Object.fromEntries(
      provinces
        .map(([code]) => [code, districtsOf(code).map(choiceOf(locale))] as const)
        .filter(([, districts]) => districts.length > 0),
    ),
  };
};

/** The first-level subdivisions of all countries. Only those of Cambodia have Khmer names. */
export const subdivisionsIn = (locale: Locale): Readonly<Record<string, readonly NamedCode[]>> =>
  Object.fromEntries([...subdivisions()].map(([country, places]) => [country, places.map(choiceOf(locale))]));
