import type { TFunction } from 'i18next';
import { inWords } from '../language/in-words.js';

/** What a view, a policy or the eraser is called, unless a newer service has one that this console does not know. */
export const viewInWords = (name: string, t: TFunction): string =>
  t(`operations.view.${name.replace(':', '_')}`, { defaultValue: inWords(name) });
