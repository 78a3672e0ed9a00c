import type { TFunction } from 'i18next';
import { inWords } from '../language/in-words.js';

/** `AftercareEntered` → `Aftercare entered`, unless there is a translation. */
export const eventInWords = (type: string, t: TFunction): string => {
  const words = inWords(type).toLowerCase();
  return t(`event.${type}`, { defaultValue: words.charAt(0).toUpperCase() + words.slice(1) });
};
