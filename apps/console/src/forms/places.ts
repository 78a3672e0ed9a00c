import i18next from 'i18next';
import { currentLanguage, type Language } from '../language/language.js';
import type { Choice } from './choice.js';

type NamedCodes = readonly (readonly [code: string, name: string])[];

/** The lists of the world as the service has them, the common entries first. */
export interface Places {
  /** The country in which the organisation works. */
  readonly country: string;
  readonly countries: NamedCodes;
  readonly languages: NamedCodes;
  readonly currencies: NamedCodes;
  /** The provinces of that country. */
  readonly provinces: NamedCodes;
  /** By province, where the country has a list of them. */
  readonly districts: Readonly<Record<string, NamedCodes>>;
}

const NOTHING: Places = { country: '', countries: [], languages: [], currencies: [], provinces: [], districts: {} };
const LISTS = new Map<Language, Places>();

/** How the lists are fetched. */
type Fetch = (path: string) => Promise<Response>;

export const keepPlaces = (language: Language, places: Places): void => void LISTS.set(language, places);

const REQUESTS = new Map<Language, Promise<void>>();

const askPlaces = async (language: Language, get: Fetch): Promise<void> => {
  const answer = await get(`/console/places.${language}.json`);
  if (!answer.ok) throw new Error('no places');
  keepPlaces(language, (await answer.json()) as Places);
  i18next.addResourceBundle(language, 'translation', { places: 'loaded' }, true); // pages that showed codes now show names
};

/** Only once; a failure is forgotten, so that the next page asks again. */
export const loadPlaces = (language: Language, get: Fetch = fetch): void => {
  if (LISTS.has(language) || REQUESTS.has(language)) return;
  const request = askPlaces(language, get).catch(() => undefined);
  REQUESTS.set(language, request);
  void request.then(() => REQUESTS.delete(language));
};

/** Empty until loaded, which the first page that needs a name or a list begins. */
const places = (): Places => {
  const language = currentLanguage();
  const loaded = LISTS.get(language);
  if (!loaded) loadPlaces(language);
  return loaded ?? NOTHING;
};

const choicesOf = (named: NamedCodes): readonly Choice[] => named.map(([value, label]) => ({ value, label }));

const nameIn = (named: NamedCodes, code: string): string | undefined => named.find(([one]) => one === code)?.[1];

export const ownCountry = (): string => places().country;
export const countries = (): readonly Choice[] => choicesOf(places().countries);
export const languages = (): readonly Choice[] => choicesOf(places().languages);
export const currencies = (): readonly Choice[] =>
  places().currencies.map(([value, name]) => ({ value, label: `${value} · ${name}` }));

export const countryInWords = (code: string): string => nameIn(places().countries, code) ?? code;
export const languageInWords = (code: string): string => nameIn(places().languages, code) ?? code;

const ABROAD = new Map<Language, Promise<Readonly<Record<string, NamedCodes>>>>();

const askSubdivisions = async (language: Language, get: Fetch): Promise<Readonly<Record<string, NamedCodes>>> => {
  const answer = await get(`/console/subdivisions.${language}.json`);
  if (!answer.ok) throw new Error('no subdivisions');
  const all = (await answer.json()) as Readonly<Record<string, NamedCodes>>;
  const province = Object.fromEntries(Object.values(all).flat());
  i18next.addResourceBundle(language, 'translation', { province }, true); // pages that showed a code now show its name
  return all;
};

/** The provinces of all countries, which most pages do not need. */
const loadSubdivisions = (language: Language, get: Fetch): Promise<Readonly<Record<string, NamedCodes>>> => {
  const known = ABROAD.get(language);
  if (known) return known;
  const request = askSubdivisions(language, get);
  ABROAD.set(language, request);
  request.catch(() => ABROAD.delete(language));
  return request;
};

export const provinces = (): readonly Choice[] => choicesOf(places().provinces);

export const provincesOf = async (country: string, get: Fetch = fetch): Promise<readonly Choice[]> =>
  country === ownCountry() ? provinces() : choicesOf((await loadSubdivisions(currentLanguage(), get))[country] ?? []);

/** `TH-10` → `TH`; a province without a country is one of Cambodia. */
export const countryOfProvince = (code: string): string => (code.includes('-') ? code.slice(0, 2) : 'KH');

/** Its code until it is loaded. */
export const provinceInWords = (code: string): string => {
  const own = nameIn(places().provinces, code);
  if (own !== undefined) return own;
  const name = i18next.t(`province.${code}`, { defaultValue: '' });
  if (name !== '') return `${name}, ${countryInWords(countryOfProvince(code))}`;
  loadSubdivisions(currentLanguage(), fetch).catch(() => undefined); // the next page asks again
  return code;
};

export const districtsOf = (province: string): readonly Choice[] => choicesOf(places().districts[province] ?? []);

/** The districts of all provinces, or the provinces themselves where the country has no list of districts. */
export const districts = (): readonly Choice[] => {
  const all = Object.keys(places().districts).toSorted();
  if (all.length === 0) return provinces();
  return all.flatMap((province) =>
    districtsOf(province).map(({ value, label }) => ({ value, label: `${provinceInWords(province)} · ${label}` })),
  );
};

export const districtInWords = (code: string): string =>
  nameIn(places().districts[code.slice(0, 2)] ?? [], code) ?? provinceInWords(code);
