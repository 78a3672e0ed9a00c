import i18next from 'i18next';
import type { Language } from './language.js';

/** Adds the words of a part of the console, which the first screen does not need: each has a `language/load.ts`. */
export const addWords = (words: Readonly<Record<Language, object>>): void => {
  for (const [language, own] of Object.entries(words)) i18next.addResourceBundle(language, 'translation', own, true);
};
