import type { TFunction } from 'i18next';
import { inWords } from '../language/in-words.js';
import type { Inputs } from './inputs.js';

const sentence = (code: string): string => {
  const words = inWords(code).toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** `completeFollowUp` → `Complete follow up`, unless there is a translation. */
export const mutationInWords = (name: string, t: TFunction): string =>
  t(`mutation.${name}`, { defaultValue: sentence(name) });

/** `coversFrom` → `Covers from`, unless a form has a label for it. */
export const fieldInWords = (name: string, t: TFunction): string =>
  t(`field.${name}`, { defaultValue: sentence(name) });

/** What the form of this input calls a field; undefined if it does not ask for it. */
export const labelIn = (input: string, name: string, { inputs }: Inputs): string | undefined =>
  inputs[input]?.find((field) => field.name === name)?.question?.label;
