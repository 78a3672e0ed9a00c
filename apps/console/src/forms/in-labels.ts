import type { TFunction } from 'i18next';
import type { LabelOf } from '../language/labels.js';
import { nameInWords, withLabels } from '../language/plain-words.js';
import type { Inputs } from './inputs.js';
import { fieldInWords, labelIn, mutationInWords } from './words.js';

export interface FormWords {
  readonly t: TFunction;
  readonly label: LabelOf;
}

/** Replaces names of fields, mutations, events and codes by their labels: `(goalId)` → `(“Goal of the plan”)`. */
export const inLabels = (sentence: string, input: string, inputs: Inputs, { t, label }: FormWords): string => {
  const labelOf = (name: string): string | undefined => {
    if (inputs.mutations[name]) return mutationInWords(name, t);
    const isAField = Object.values(inputs.inputs).some((fields) => fields.some((field) => field.name === name));
    return labelIn(input, name, inputs) ?? (isAField ? fieldInWords(name, t) : nameInWords(name, t, label));
  };
  return withLabels(sentence, labelOf);
};
