import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { daysInWords } from './days.js';
import { inWords } from './in-words.js';
import { useLabels, type LabelOf } from './labels.js';

/** Fields that forms fill in themselves, which are removed from sentences. */
const OURS = new Set(['commandId', 'expectedRevision', 'episodeId']);

/** A name in brackets with the space before it, any camel-case name, and any code of several words. */
const NAMES = /\s?\(([a-z]\w*)\)|\b[a-z]+(?:[A-Z][a-z\d]*)+\b|\b[A-Z][a-z]+(?:[A-Z][a-z]+)+\b|\b[A-Z]+(?:_[A-Z]+)+\b/g;

/** Replaces each name of the API that has a label, and writes days as the pages do. */
export const withLabels = (sentence: string, labelOf: (name: string) => string | undefined): string =>
  daysInWords(sentence.replaceAll('`', '')).replaceAll(NAMES, (whole, bracketed: string | undefined) => {
    if (bracketed && OURS.has(bracketed)) return '';
    const label = labelOf(bracketed ?? whole);
    if (!label) return whole;
    return bracketed ? ` (“${label}”)` : `“${label}”`;
  });

/** What people call a mutation, an event or a code; undefined for any other name, which may be that of an organisation. */
export const nameInWords = (name: string, t: TFunction, label: LabelOf): string | undefined => {
  const known = t([`mutation.${name}`, `event.${name}`], { defaultValue: '' });
  if (known) return known;
  // a name that begins in lower case is no code
  const words = /^[A-Z]/.test(name) ? label(name) : '';
  return words === name || words === inWords(name) ? undefined : words || undefined;
};

/** Replaces the names of the API in a sentence of the service. */
export const usePlainWords = (): ((sentence: string) => string) => {
  const { t } = useTranslation();
  const label = useLabels();
  return (sentence) => withLabels(sentence, (name) => nameInWords(name, t, label));
};
