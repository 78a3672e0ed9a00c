import { shapeOf, type InputField, type Inputs } from '../forms/inputs.js';
import { asTyped } from '../forms/money.js';
import { enumNameOf } from '../language/enum-name.js';
import type { Value, Values } from '../forms/values.js';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isHidden = (value: unknown): boolean => isObject(value) && (value.withheld === true || value.erased === true);

/** Whether a part of the entry is withheld from the user, which a correction would lose. */
export const hidesSomething = (value: unknown): boolean =>
  isHidden(value) || (typeof value === 'object' && value !== null && Object.values(value).some(hidesSomething));

const toFormValue = (
  field: InputField,
  value: unknown,
  inputs: Inputs,
  beside: Readonly<Record<string, unknown>>,
): Value => {
  if (value === null || value === undefined || isHidden(value)) return undefined;
  const { kind } = field;
  const { name } = shapeOf(field.type);
  if (kind === 'part') return isObject(value) ? answersIn(name, value, inputs) : undefined;
  if (kind === 'parts')
    return Array.isArray(value) ? value.filter(isObject).map((one) => answersIn(name, one, inputs)) : undefined;
  if (kind === 'money') return typeof value === 'number' ? asTyped(value, String(beside.currency)) : undefined;
  if (kind === 'code') return typeof value === 'string' ? enumNameOf(value) : undefined;
  if (kind === 'codes') return Array.isArray(value) ? value.map(String).map(enumNameOf) : undefined;
  if (Array.isArray(value)) return value.map(String);
  if (typeof value === 'boolean') return value;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
};

/** The values of an entry as its form was filled in, with the ids that other entries refer to. */
export const answersIn = (input: string, says: Readonly<Record<string, unknown>>, inputs: Inputs): Values =>
  Object.fromEntries(
    (inputs.inputs[input] ?? [])
      .map((field): [string, Value] => [field.name, toFormValue(field, says[field.name], inputs, says)])
      .filter(([, value]) => value !== undefined),
  );
