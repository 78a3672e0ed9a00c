import type { TFunction } from 'i18next';
import type { Inputs } from './inputs.js';
import { fieldInWords, labelIn, mutationInWords } from './words.js';

/** Fields that the form fills in itself, which are removed from sentences. */
const OURS = new Set(['commandId', 'expectedRevision', 'episodeId']);

/** A name in brackets with the space before it, or any camel-case name. */
const NAMES = /\s?\(([a-z]\w*)\)|\b[a-z]+(?:[A-Z][a-z\d]*)+\b/g;

/** Replaces names of fields and mutations by their labels: `(goalId)` → `(“Goal of the plan”)`. */
export const inLabels = (sentence: string, input: string, inputs: Inputs, t: TFunction): string => {
  const labelOf = (name: string): string | undefined => {
    if (inputs.mutations[name]) return mutationInWords(name, t);
    const isAField = Object.values(inputs.inputs).some((fields) => fields.some((field) => field.name === name));
    return labelIn(input, name, inputs) ?? (isAField ? fieldInWords(name, t) : undefined);
  };
  return withLabels(sentence, labelOf);
};

/** Replaces each name that has a label. */
export const withLabels = (sentence: string, labelOf: (name: string) => string | undefined): string =>
  sentence.replaceAll('`', '').replaceAll(NAMES, (whole, bracketed: string | undefined) => {
    if (bracketed && OURS.has(bracketed)) return '';
    const label = labelOf(bracketed ?? whole);
    if (!label) return whole;
    return bracketed ? ` (“${label}”)` : `“${label}”`;
  });
