import type { Refusal } from '../../api/refusal.js';
import { inLabels, type FormWords } from '../in-labels.js';
import type { Inputs } from '../inputs.js';
import type { Values } from '../values.js';
import { joinLabel, labelAt } from './label-at.js';

export interface ShownRefusal {
  readonly refusal: Refusal;
  /** By the paths of their fields. */
  readonly problems: ReadonlyMap<string, string>;
  /** Whether the fields say all of it, so that a notice would say it once more. */
  readonly isSaidAtFields: boolean;
}

/** `on must be a day` → `must be a day`: its label stands before it. */
const withoutName = (path: string, problem: string): string => {
  const name = `${path.split('.').at(-1)} `;
  return problem.startsWith(name) ? problem.slice(name.length) : problem;
};

/** A correction restates an entry: what a rule says of a field of the entry is about the field that replaces it. */
const placeIn = (path: string, values: Values | undefined): string => {
  const [entry] = Object.keys((values?.replacement as Values | undefined) ?? {});
  return entry === undefined ? path : `replacement.${entry}.${path}`;
};

/** A refusal as a form shows it: each problem with the label of its field, and no name of the API. */
export const inForm = (
  refusal: Refusal,
  input: string,
  inputs: Inputs,
  words: FormWords,
  values?: Values,
): ShownRefusal => {
  const withLabels = (sentence: string) => inLabels(sentence, input, inputs, words);
  const labelOf = (path: string) => labelAt(input, path, inputs);
  const { code, message, detail, first: before, fields } = refusal;
  const found = fields.map(({ path: sent, problem }) => {
    const own = sent.replace(/^input\./, '');
    const path = labelOf(own) === '' ? placeIn(own, values) : own;
    return { path, sentence: `${problem}.`, problem: withLabels(withoutName(path, problem)) };
  });
  const problems = new Map(found.map(({ path, problem }) => [path, problem]));
  // the service says the first problem in its sentence, by the name of the field
  const first = found.find(({ path, sentence }) => sentence === message && labelOf(path) !== '');
  const { detail: _, ...rest } = refusal;
  // in English; a check of a field says no more than the field does in the language of the reader
  const isDetailed = detail !== undefined && (found.length === 0 || code !== 'VALIDATION');
  const isNamed = found.length > 0 && found.every(({ path }) => labelOf(path) !== '');
  return {
    problems,
    isSaidAtFields: isNamed && !isDetailed && before === undefined,
    refusal: {
      ...rest,
      message: first ? `${joinLabel(labelOf(first.path), words.t('colon'))}${first.problem}.` : withLabels(message),
      ...(isDetailed && { detail: withLabels(detail) }),
    },
  };
};
