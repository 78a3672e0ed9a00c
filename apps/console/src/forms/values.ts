import { fromLocalTime } from '../language/days.js';
import { withoutGroups } from '../language/latin-digits.js';
import { asLine, asText } from '../language/typed-text.js';
import { inSmallestUnit } from './money.js';
import { isRequired, isRunning } from './asked.js';
import { shapeOf, type InputField, type Inputs } from './inputs.js';

/** The typed values, as text until they are sent. */
export type Value = string | boolean | readonly string[] | Values | readonly Values[] | undefined;
export interface Values {
  readonly [name: string]: Value;
}

/** Also what only the space bar of a Khmer keyboard typed: who sees nothing there can put nothing right. */
const isBlank = (value: unknown): boolean => typeof value === 'string' && asLine(value) === '';

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  isBlank(value) ||
  (Array.isArray(value) && value.every(isBlank)) ||
  (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0);

/** What is no number stays as it is typed, for the service to refuse. */
export const toNumber = (typed: Value): Value | number => {
  const text = withoutGroups(String(typed));
  return /^-?\d+$/.test(text) ? Number(text) : typed;
};

/** One field as the schema requires it; undefined if empty. */
const toInputValue = (field: InputField, value: Value, inputs: Inputs, beside: Values): unknown => {
  const { name, required } = shapeOf(field.type);
  const { kind } = field;
  // a required group may have nothing but empty lists
  if (kind === 'part' && required) return inputOf(name, (value as Values | undefined) ?? {}, inputs);
  // a required list may be empty: an empty list is an answer, too
  if (isEmpty(value)) return required && shapeOf(field.type).list ? [] : undefined;
  if (kind === 'number') return toNumber(value);
  if (kind === 'money') return inSmallestUnit(String(value), String(beside.currency));
  if (kind === 'instant') return fromLocalTime(String(value));
  if (kind === 'part' || kind === 'oneOf') return inputOf(name, value as Values, inputs);
  if (kind === 'parts') return (value as readonly Values[]).map((one) => inputOf(name, one, inputs));
  const clean = isRunning(field) ? asText : asLine;
  if (typeof value === 'string') return clean(value) || undefined;
  if (kind === 'lines' || kind === 'organisationNames' || kind === 'attendees')
    return (value as readonly string[]).map((one) => clean(one).replaceAll('\n', ' ')).filter(Boolean);
  return value;
};

/** The input to send, from the typed values. */
export const inputOf = (input: string, values: Values, inputs: Inputs): Record<string, unknown> =>
  Object.fromEntries(
    (inputs.inputs[input] ?? [])
      .map((field): [string, unknown] => [field.name, toInputValue(field, values[field.name], inputs, values)])
      .filter(([, value]) => value !== undefined),
  );

/** The paths of required fields without a value. */
export const missingIn = (input: string, values: Values, inputs: Inputs, under = ''): string[] =>
  (inputs.inputs[input] ?? []).flatMap((field) => {
    const path = `${under}${field.name}`;
    const { kind } = field;
    const value = values[field.name];
    const { name, required } = shapeOf(field.type);
    if (kind === 'ours') return [];
    if (kind === 'part' && (required || !isEmpty(value)))
      return missingIn(name, (value as Values | undefined) ?? {}, inputs, `${path}.`);
    if (kind === 'oneOf') return isEmpty(value) ? [path] : [];
    if (kind === 'parts' && !isEmpty(value))
      return (value as readonly Values[]).flatMap((one, at) => missingIn(name, one, inputs, `${path}.${at}.`));
    return isRequired(field) && isEmpty(value) ? [path] : [];
  });
