import type { ActionRefusal } from '../../journey/available.js';
import type { Choice } from '../choice.js';
import { shapeOf, type Inputs } from '../inputs.js';
import type { Values } from '../values.js';

/** By field, and by what it cannot say: why the service would refuse it. */
export type RefusedChoices = ReadonlyMap<string, ReadonlyMap<string, ActionRefusal>>;

export const NONE_REFUSED: RefusedChoices = new Map();

interface Told {
  readonly field: string;
  readonly value: string;
  readonly refusal: ActionRefusal;
}

/** What the service said, by field. */
export const byField = (told: readonly Told[]): RefusedChoices => {
  const fields = new Map<string, Map<string, ActionRefusal>>();
  for (const { field, value, refusal } of told) {
    const refused = fields.get(field) ?? new Map<string, ActionRefusal>();
    fields.set(field, refused.set(value, refusal));
  }
  return fields;
};

/** The refused choices of one field, together where one reason bars several. */
export interface Reason {
  readonly choices: readonly string[];
  readonly refusal: ActionRefusal;
}

export const reasonsFor = (
  choices: readonly Choice[],
  refused: ReadonlyMap<string, ActionRefusal>,
): readonly Reason[] => {
  const reasons = new Map<string, Reason>();
  for (const { value, label } of choices) {
    const refusal = refused.get(value);
    if (!refusal) continue;
    const { sentence, first } = refusal;
    const key = `${sentence} ${first ?? ''}`;
    reasons.set(key, { refusal, choices: [...(reasons.get(key)?.choices ?? []), label] });
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
