import type { TFunction } from 'i18next';
import { inWords } from '../language/in-words.js';

const sentence = (code: string): string => {
  const words = inWords(code).toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** `completeFollowUp` → `Complete follow up`, unless somebody found better words. */
export const mutationInWords = (name: string, t: TFunction): string =>
  t(`mutation.${name}`, { defaultValue: sentence(name) });

/** `coversFrom` → `Covers from`; where a word means something of its own in an input, that comes first. */
export const fieldInWords = (input: string, name: string, t: TFunction): string =>
  t([`field.${input.replace(/(Entry|Input)$/, '')}_${name}`, `field.${name}`], { defaultValue: sentence(name) });
