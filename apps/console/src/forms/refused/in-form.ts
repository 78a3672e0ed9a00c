import type { Refusal } from '../../api/refusal.js';
import { inLabels, type FormWords } from '../in-labels.js';
import type { Inputs } from '../inputs.js';
import { joinLabel, labelAt } from './label-at.js';

interface ShownRefusal {
  readonly refusal: Refusal;
  /** By the paths of their fields. */
  readonly problems: ReadonlyMap<string, string>;
}

/** `on must be a day` → `must be a day`: its label stands before it. */
const withoutName = (path: string, problem: string): string => {
  const name = `${path.split('.').at(-1)} `;
  return problem.startsWith(name) ? problem.slice(name.length) : problem;
};

/** A refusal as a form shows it: each problem with the label of its field, and no name of the API. */
export const inForm = (refusal: Refusal, input: string, inputs: Inputs, words: FormWords): ShownRefusal => {
  const withLabels = (sentence: string) => inLabels(sentence, input, inputs, words);
  const labelOf = (path: string) => labelAt(input, path, inputs);
  const { message, detail, fields } = refusal;
  const found = fields.map(({ path: sent, problem }) => {
    const path = sent.replace(/^input\./, '');
    return { path, sentence: `${problem}.`, problem: withLabels(withoutName(path, problem)) };
  });
  const problems = new Map(found.map(({ path, problem }) => [path, problem]));
  // the service says the first problem in its sentence, by the name of the field
  const first = found.find(({ path, sentence }) => sentence === message && labelOf(path) !== '');
  const { detail: _, ...rest } = refusal;
  return {
    problems,
    refusal: {
      ...rest,
      message: first ? `${joinLabel(labelOf(first.path), words.t('colon'))}${first.problem}.` : withLabels(message),
      // in English, and said of each field in the language of the reader
      ...(detail && found.length === 0 && { detail: withLabels(detail) }),
    },
  };
};
