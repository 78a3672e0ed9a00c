import { spoken } from '../language/language.js';
import type { Choice } from './choices.js';

/** Where people are brought to and from, those beside us first; the rest of the world follows. */
const COUNTRIES =
  'KH TH VN LA MM MY SG ID PH CN HK TW KR JP IN BD NP PK LK AE SA QA KW JO LB OM BH AU NZ US CA GB FR DE'.split(' ');

const LANGUAGES: readonly (readonly [iso6392: string, bcp47: string])[] = [
  ['khm', 'km'],
  ['vie', 'vi'],
  ['tha', 'th'],
  ['lao', 'lo'],
  ['chi', 'zh'],
  ['eng', 'en'],
  ['may', 'ms'],
  ['ind', 'id'],
  ['fil', 'fil'],
  ['kor', 'ko'],
  ['jpn', 'ja'],
  ['fre', 'fr'],
];

const PROVINCES: readonly (readonly [code: string, en: string, km: string])[] = [
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

const named = (type: 'region' | 'language' | 'currency') =>
  new Intl.DisplayNames([spoken() === 'km' ? 'km' : 'en'], { type, fallback: 'code' });

export const countries = (): readonly Choice[] => {
  const names = named('region');
  return COUNTRIES.map((value) => ({ value, label: names.of(value) ?? value }));
};

export const languages = (): readonly Choice[] => {
  const names = named('language');
  return LANGUAGES.map(([value, tag]) => ({ value, label: names.of(tag) ?? value }));
};

export const provinces = (): readonly Choice[] =>
  PROVINCES.map(([value, en, km]) => ({ value, label: spoken() === 'km' ? km : en }));

export const currencies = (): readonly Choice[] => {
  const names = named('currency');
  return ['KHR', 'USD', 'THB', 'VND'].map((value) => ({ value, label: `${value} · ${names.of(value)}` }));
};
