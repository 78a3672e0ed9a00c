import { currentLanguage } from '../language/language.js';
import type { Choice } from './choice.js';
import { ISO_COUNTRIES, ISO_LANGUAGES, LISTED_AS } from './iso-codes.js';

/** A code, its key for the browser’s names, and its Khmer name, which some browsers lack. */
type Named = readonly (readonly [code: string, known: string, km: string])[];

/** The countries at the top of each list: common and neighbouring ones. */
const COUNTRIES: Named = [
  ['KH', 'KH', 'កម្ពុជា'],
  ['TH', 'TH', 'ថៃ'],
  ['VN', 'VN', 'វៀតណាម'],
  ['LA', 'LA', 'ឡាវ'],
  ['MM', 'MM', 'មីយ៉ាន់ម៉ា'],
  ['MY', 'MY', 'ម៉ាឡេស៊ី'],
  ['SG', 'SG', 'សិង្ហបុរី'],
  ['ID', 'ID', 'ឥណ្ឌូនេស៊ី'],
  ['PH', 'PH', 'ហ្វីលីពីន'],
  ['CN', 'CN', 'ចិន'],
  ['HK', 'HK', 'ហុងកុង'],
  ['TW', 'TW', 'តៃវ៉ាន់'],
  ['KR', 'KR', 'កូរ៉េខាងត្បូង'],
  ['JP', 'JP', 'ជប៉ុន'],
  ['IN', 'IN', 'ឥណ្ឌា'],
  ['BD', 'BD', 'បង់ក្លាដែស'],
  ['NP', 'NP', 'នេប៉ាល់'],
  ['PK', 'PK', 'ប៉ាគីស្ថាន'],
  ['LK', 'LK', 'ស្រីលង្កា'],
  ['AE', 'AE', 'អេមីរ៉ាតអារ៉ាប់រួម'],
  ['SA', 'SA', 'អារ៉ាប៊ីសាអូឌីត'],
  ['QA', 'QA', 'កាតា'],
  ['KW', 'KW', 'គុយវ៉ែត'],
  ['JO', 'JO', 'ហ៊្សកដានី'],
  ['LB', 'LB', 'លីបង់'],
  ['OM', 'OM', 'អូម៉ង់'],
  ['BH', 'BH', 'បារ៉ែន'],
  ['AU', 'AU', 'អូស្ត្រាលី'],
  ['NZ', 'NZ', 'នូវែលសេឡង់'],
  ['US', 'US', 'សហរដ្ឋអាមេរិក'],
  ['CA', 'CA', 'កាណាដា'],
  ['GB', 'GB', 'ចក្រភពអង់គ្លេស'],
  ['FR', 'FR', 'បារាំង'],
  ['DE', 'DE', 'អាល្លឺម៉ង់'],
];

/** The languages at the top: by ISO 639-2, as in the schema, and BCP 47. */
const LANGUAGES: Named = [
  ['khm', 'km', 'ខ្មែរ'],
  ['vie', 'vi', 'វៀតណាម'],
  ['tha', 'th', 'ថៃ'],
  ['lao', 'lo', 'ឡាវ'],
  ['chi', 'zh', 'ចិន'],
  ['eng', 'en', 'អង់គ្លេស'],
  ['may', 'ms', 'ម៉ាឡេ'],
  ['ind', 'id', 'ឥណ្ឌូនេស៊ី'],
  ['fil', 'fil', 'ហ្វីលីពីន'],
  ['kor', 'ko', 'កូរ៉េ'],
  ['jpn', 'ja', 'ជប៉ុន'],
  ['fre', 'fr', 'បារាំង'],
];

const CURRENCIES: Named = [
  ['KHR', 'KHR', 'រៀលកម្ពុជា'],
  ['USD', 'USD', 'ដុល្លារអាមេរិក'],
  ['THB', 'THB', 'បាតថៃ'],
  ['VND', 'VND', 'ដុងវៀតណាម'],
];

const PROVINCES: Named = [
  ['01', 'Banteay Meanchey', 'បន្ទាយមានជ័យ'],
  ['02', 'Battambang', 'បាត់ដំបង'],
  ['03', 'Kampong Cham', 'កំពង់ចាម'],
  ['04', 'Kampong Chhnang', 'កំពង់ឆ្នាំង'],
  ['05', 'Kampong Speu', 'កំពង់ស្ពឺ'],
  ['06', 'Kampong Thom', 'កំពង់ធំ'],
  ['07', 'Kampot', 'កំពត'],
  ['08', 'Kandal', 'កណ្ដាល'],
  ['09', 'Koh Kong', 'កោះកុង'],
  ['10', 'Kratie', 'ក្រចេះ'],
  ['11', 'Mondul Kiri', 'មណ្ឌលគិរី'],
  ['12', 'Phnom Penh', 'ភ្នំពេញ'],
  ['13', 'Preah Vihear', 'ព្រះវិហារ'],
  ['14', 'Prey Veng', 'ព្រៃវែង'],
  ['15', 'Pursat', 'ពោធិ៍សាត់'],
  ['16', 'Ratanak Kiri', 'រតនគិរី'],
  ['17', 'Siem Reap', 'សៀមរាប'],
  ['18', 'Preah Sihanouk', 'ព្រះសីហនុ'],
  ['19', 'Stung Treng', 'ស្ទឹងត្រែង'],
  ['20', 'Svay Rieng', 'ស្វាយរៀង'],
  ['21', 'Takeo', 'តាកែវ'],
  ['22', 'Oddar Meanchey', 'ឧត្ដរមានជ័យ'],
  ['23', 'Kep', 'កែប'],
  ['24', 'Pailin', 'ប៉ៃលិន'],
  ['25', 'Tboung Khmum', 'ត្បូងឃ្មុំ'],
];

type Kind = 'region' | 'language' | 'currency';

/** The names of a kind in a language: English where the browser has none in that language. */
const namesOf = (type: Kind, language: 'en' | 'km') => {
  const [own, english] = [language, 'en'].map((one) => new Intl.DisplayNames([one], { type, fallback: 'none' }));
  return (code: string): string => own!.of(code) ?? english!.of(code) ?? code;
};

/** The common ones in their order, then all others by name. */
const listed = (type: Kind, language: 'en' | 'km', common: Named, all: readonly string[]): readonly Choice[] => {
  const nameOf = namesOf(type, language);
  const first = common.map(([value, known, km]) => ({ value, label: language === 'km' ? km : nameOf(known) }));
  const others = all
    .filter((code) => !common.some(([value]) => value === code))
    .map((code) => ({ value: code, label: nameOf(LISTED_AS[code] ?? code) }))
    .toSorted((one, other) => one.label.localeCompare(other.label, language));
  return [...first, ...others];
};

const LISTS = new Map<string, readonly Choice[]>();

/** Each list is made once in each language. */
const inLanguage = (type: Kind, common: Named, all: () => readonly string[]): readonly Choice[] => {
  const language = currentLanguage();
  const name = `${type} ${language}`;
  const list = LISTS.get(name) ?? listed(type, language, common, all());
  LISTS.set(name, list);
  return list;
};

export const countries = (): readonly Choice[] => inLanguage('region', COUNTRIES, () => ISO_COUNTRIES);
export const languages = (): readonly Choice[] => inLanguage('language', LANGUAGES, () => ISO_LANGUAGES);

const nameIn = (choices: readonly Choice[], code: string): string =>
  choices.find(({ value }) => value === code)?.label ?? code;

export const countryInWords = (code: string): string => nameIn(countries(), code);
export const languageInWords = (code: string): string => nameIn(languages(), code);

export const provinces = (): readonly Choice[] =>
  PROVINCES.map(([value, en, km]) => ({ value, label: currentLanguage() === 'km' ? km : en }));

export const provinceInWords = (code: string): string => nameIn(provinces(), code);

export const currencies = (): readonly Choice[] =>
  inLanguage('currency', CURRENCIES, () => Intl.supportedValuesOf('currency')).map(({ value, label }) => ({
    value,
    label: `${value} · ${label}`,
  }));
