import { createRequire } from 'node:module';
import { iso31662 } from 'iso-3166/2.js';
import { CAMBODIAN_DISTRICTS } from './cambodia.districts.js';
import { CAMBODIAN_PROVINCES } from './cambodia.provinces.js';

/** A place with its names; most of the world has an English one only. */
export interface NamedPlace {
  readonly code: string;
  readonly en: string;
  readonly km?: string;
}

/** Its places are on record by the codes of the national gazetteer: 17, not KH-17. */
const CAMBODIA = 'KH';

const namedPlaces = (rows: readonly (readonly [code: string, en: string, km: string])[]): readonly NamedPlace[] =>
  rows.map(([code, en, km]) => ({ code, en, km }));

const COUNTRY = /^[A-Z]{2}$/;

/** Names as English speakers know them, such as Bangkok for Krung Thep Maha Nakhon: of the Unicode CLDR. */
const englishNames = (): Readonly<Record<string, string>> => {
  const file = 'cldr-subdivisions-full/subdivisions/en/en.json';
  const { subdivisions } = createRequire(import.meta.url)(file) as {
    readonly subdivisions: { readonly localeDisplayNames: { readonly subdivisions: Readonly<Record<string, string>> } };
  };
  return subdivisions.localeDisplayNames.subdivisions;
};

/** The provinces, states or other first level of each country (ISO 3166-2). */
const firstLevel = (): ReadonlyMap<string, readonly NamedPlace[]> => {
  const english = englishNames();
  const all = new Map<string, NamedPlace[]>();
  for (const { code, name, parent } of iso31662) {
    if (!COUNTRY.test(parent) || parent === CAMBODIA) continue;
    const place = { code, en: english[code.replace('-', '').toLowerCase()] ?? name };
    all.set(parent, [...(all.get(parent) ?? []), place]);
  }
  return new Map<string, readonly NamedPlace[]>(all).set(CAMBODIA, namedPlaces(CAMBODIAN_PROVINCES));
};

let known: ReadonlyMap<string, readonly NamedPlace[]> | undefined;

/** The first-level subdivisions by country. Some small countries have none. */
export const subdivisions = (): ReadonlyMap<string, readonly NamedPlace[]> => (known ??= firstLevel());

const CODES: ReadonlySet<string> = new Set([
  ...iso31662.filter(({ parent }) => COUNTRY.test(parent) && parent !== CAMBODIA).map(({ code }) => code),
  ...CAMBODIAN_PROVINCES.map(([code]) => code),
]);

const DISTRICTS: ReadonlySet<string> = new Set(CAMBODIAN_DISTRICTS.map(([code]) => code));

/** A province of Cambodia by its two digits, or a first-level subdivision of another country by ISO 3166-2. */
export const isProvince = (code: unknown): boolean => CODES.has(String(code));

/** A district of Cambodia by its four digits. */
export const isDistrict = (code: unknown): boolean => DISTRICTS.has(String(code));

/** `1710` lies in `17`. */
export const provinceOfDistrict = (district: string): string => district.slice(0, 2);

/** A place where an activity was: a district, or where the country has no list of them, a province. */
export const isDistrictOrProvince = (code: unknown): boolean =>
  isDistrict(code) || (isProvince(code) && String(code).includes('-'));

/** The districts of a province, where it has a list of them. */
export const districtsOf = (province: string): readonly NamedPlace[] =>
  namedPlaces(CAMBODIAN_DISTRICTS.filter(([code]) => provinceOfDistrict(code) === province));
