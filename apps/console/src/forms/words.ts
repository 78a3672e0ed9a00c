import type { TFunction } from 'i18next';
import { inWords } from '../language/in-words.js';
import { currentLanguage } from '../language/language.js';
import type { InputField } from './inputs.js';

const sentence = (code: string): string => {
  const words = inWords(code).toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** `completeFollowUp` → `Complete follow up`, unless there is a translation. */
export const mutationInWords = (name: string, t: TFunction): string =>
  t(`mutation.${name}`, { defaultValue: sentence(name) });

/** `coversFrom` → `Covers from`, unless there is a label for the field, or for the field in this input. */
export const fieldInWords = (input: string, name: string, t: TFunction): string =>
  t([`field.${input.replace(/(Entry|Input)$/, '')}_${name}`, `field.${name}`], { defaultValue: sentence(name) });

/** A text, and its language if it differs from the page. */
export interface Help {
  readonly text: string;
  readonly lang?: 'en';
}

const helpOr = (key: string, description: string | undefined, t: TFunction): Help | undefined => {
  if (!description) return undefined;
  const english = description.replaceAll('`', '');
  if (currentLanguage() === 'en') return { text: english };
  const text = t(key, { defaultValue: '' });
  return text ? { text } : { text: english, lang: 'en' };
};

/** The English help comes from the schema; the most used fields have Khmer help, too. */
export const fieldHelp = (input: string, { name, description }: InputField, t: TFunction): Help | undefined =>
  helpOr(`help.${input.replace(/Entry$/, '')}_${name}`, description, t);

export const mutationHelp = (mutation: string, description: string, t: TFunction): Help | undefined =>
  helpOr(`lead.${mutation}`, description, t);
