import type { TFunction } from 'i18next';
import { mutationOf } from '../correcting/ways.js';
import { shapeOf, type Inputs } from '../forms/inputs.js';
import type { Kind } from '../forms/questions.js';
import { fieldInWords, labelIn } from '../forms/words.js';

/** Where a recorded field stands: the input that asked for it, and the forms. Unknown for what no form asks for. */
export interface AskedBy {
  readonly input: string;
  readonly inputs: Inputs;
}

/** The input of the command that recorded an entry. */
export const askedBy = (command: string, inputs: Inputs | undefined): AskedBy | undefined => {
  const input = inputs?.mutations[mutationOf(command)]?.input;
  return input === undefined ? undefined : { input, inputs: inputs! };
};

const fieldNamed = (name: string, asked: AskedBy | undefined) =>
  asked?.inputs.inputs[asked.input]?.find((field) => field.name === name);

/** The same for what stands in a group of fields, such as a goal in a plan. */
export const partOf = (name: string, asked: AskedBy | undefined): AskedBy | undefined => {
  const field = fieldNamed(name, asked);
  return field && { input: shapeOf(field.type).name, inputs: asked!.inputs };
};

/** Fields that no form asks for, or whose label there tells how to fill it in, which says nothing about what was recorded. */
const OTHERWISE: ReadonlySet<string> = new Set(['eventId', 'memberId', 'sealed']);

/** What its own form calls a field: `to` is the recipient of a referral, but the last day of a service. */
export const nameOf = (name: string, asked: AskedBy | undefined, t: TFunction): string => {
  if (OTHERWISE.has(name)) return t(`replay.field.${name}`);
  return (asked && labelIn(asked.input, name, asked.inputs)) ?? fieldInWords(name, t);
};

/** The fields with codes of places, which look like any number; views and registers have them without a form. */
const PLACES: readonly (readonly [RegExp, Kind])[] = [
  [/province$/i, 'province'],
  [/districts?$/i, 'district'],
];

/** What kind of value a field has, where the value alone does not say it. */
export const kindOf = (name: string, asked: AskedBy | undefined): Kind | undefined =>
  PLACES.find(([called]) => called.test(name))?.[1] ?? fieldNamed(name, asked)?.kind;
