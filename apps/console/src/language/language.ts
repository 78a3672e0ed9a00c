import i18next, { type FormatterModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { numberFormat, valueIn } from './numbers.js';

export const LANGUAGES = { en: 'English', km: 'ខ្មែរ' } as const;
export type Language = keyof typeof LANGUAGES;

/** Storage key of the chosen language, which is no personal data. */
const CHOSEN = 'homeward.language';

const LOADED: Readonly<Record<Language, () => Promise<{ default: object }>>> = {
  en: () => import('./en.json'),
  km: () => import('./km.json'),
};

/** Writes the numbers in texts as their language does. */
export const NUMBERS: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value, _, language = 'en', options) => valueIn(language, String(options?.interpolationkey), value) as string,
};

const OPTIONS = {
  resources: {},
  interpolation: { escapeValue: false, alwaysFormat: true },
  returnNull: false,
  react: { bindI18nStore: 'added' }, // names of events and mutations come from the service
  showSupportNotice: false, // not in the types
};

const preferredLanguage = (): Language => {
  const chosen = localStorage.getItem(CHOSEN) ?? navigator.language.slice(0, 2);
  return chosen === 'km' ? 'km' : 'en';
};

const loaded = new Set<Language>();

const load = async (language: Language): Promise<void> => {
  if (!loaded.has(language))
    i18next.addResourceBundle(language, 'translation', (await LOADED[language]()).default, true);
  loaded.add(language);
  document.documentElement.lang = language;
};

export const startLanguage = async (): Promise<void> => {
  const language = preferredLanguage();
  await i18next
    .use(initReactI18next)
    .use(NUMBERS)
    .init({ lng: language, ...OPTIONS });
  await load(language);
  await i18next.changeLanguage(language);
};

export const setLanguage = async (language: Language): Promise<void> => {
  localStorage.setItem(CHOSEN, language);
  await load(language);
  await i18next.changeLanguage(language);
};

export const currentLanguage = (): Language => (i18next.language === 'km' ? 'km' : 'en');

/** A number beside a text: `1,234`. */
export const countInWords = (count: number): string => numberFormat(currentLanguage()).format(count);
