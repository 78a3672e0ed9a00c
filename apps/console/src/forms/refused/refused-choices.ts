import type { ActionRefusal } from '../../journey/available.js';
import { asLine } from '../../language/typed-text.js';
import type { Choice } from '../choice.js';
import { shapeOf, type Inputs } from '../inputs.js';
import type { Value, Values } from '../values.js';

/** Why the service would refuse what a field says. */
export type Refusals = ReadonlyMap<string, ActionRefusal>;

/** By field, and by what it cannot say. */
export type RefusedChoices = ReadonlyMap<string, Refusals>;

export const NONE_REFUSED: readonly ChoiceBar[] = [];

/** With which answers to another field it is refused. */
interface GivenAnswers {
  readonly field: string;
  readonly answers: readonly string[];
  /** Whether with any other text, too. */
  readonly anyText: boolean;
  readonly unanswered: boolean;
}

/** A choice that the service would refuse, always or with some answers to another field. */
export interface ChoiceBar {
  readonly field: string;
  readonly value: string;
  readonly given: GivenAnswers | null;
  readonly refusal: ActionRefusal;
}

const holds = ({ given }: ChoiceBar, values: Values): boolean => {
  if (!given) return true;
  const answer = values[given.field];
  const word = typeof answer === 'string' ? asLine(answer) : answer;
  if (word === undefined || word === '') return given.unanswered;
  return given.anyText || given.answers.includes(String(word));
};

/** What the service said, by field, as far as it holds with these answers. */
export const refusedWith = (values: Values, bars: readonly ChoiceBar[]): RefusedChoices => {
  const fields = new Map<string, Map<string, ActionRefusal>>();
  for (const one of bars.filter((each) => holds(each, values))) {
    const refused = fields.get(one.field) ?? new Map<string, ActionRefusal>();
    fields.set(one.field, refused.set(one.value, refused.get(one.value) ?? one.refusal));
  }
  return fields;
};

const isDay = (value: Value): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

/** The day of an entry; a period begins with it. */
const DAYS: readonly string[] = ['on', 'from'];

/**
 * The day for which the choices of a form are judged: null if it asks for none; undefined while its day is half typed or
 * lies ahead, since each answer of the service is a reading in the access log.
 */
export const dayToJudge = (
  input: string,
  values: Values,
  { inputs }: Inputs,
  today: string,
): string | null | undefined => {
  const days = (inputs[input] ?? []).filter(({ name, kind }) => kind === 'day' && DAYS.includes(name));
  if (days.length === 0) return null;
  const day = DAYS.filter((name) => days.some((one) => one.name === name))
    .map((name) => values[name])
    .find(isDay);
  return day !== undefined && day <= today ? day : undefined;
};

/** The refused choices of one field, together where one reason bars several. */
export interface Reason {
  readonly choices: readonly string[];
  readonly refusal: ActionRefusal;
  /** Whether the sentence names only the first of them. */
  readonly isExample: boolean;
}

/** A sentence may name its choice, and others that are like it: the code says the reason. */
export const reasonsFor = (choices: readonly Choice[], refused: Refusals): readonly Reason[] => {
  const reasons = new Map<string, Reason>();
  for (const { value, label } of choices) {
    const refusal = refused.get(value);
    if (!refusal) continue;
    const key = `${refusal.code} ${refusal.first ?? ''}`;
    const before = reasons.get(key);
    reasons.set(key, {
      refusal: before?.refusal ?? refusal,
      choices: [...(before?.choices ?? []), label],
      isExample: before !== undefined && before.refusal.sentence !== refusal.sentence,
    });
  }
  return [...reasons.values()];
};

/** The answers with the only code that the service would accept, in each required field that has none yet. */
export const withOnlyChoices = (values: Values, input: string, inputs: Inputs, refused: RefusedChoices): Values => {
  const only = (inputs.inputs[input] ?? []).flatMap(({ name, type, kind }): (readonly [string, string])[] => {
    const shape = shapeOf(type);
    const barred = refused.get(name);
    if (!barred || kind !== 'code' || !shape.required || values[name]) return [];
    const left = (inputs.enums[shape.name] ?? []).filter((code) => !barred.has(code));
    return left.length === 1 ? [[name, left[0]!] as const] : [];
  });
  return only.length > 0 ? { ...values, ...Object.fromEntries(only) } : values;
};
