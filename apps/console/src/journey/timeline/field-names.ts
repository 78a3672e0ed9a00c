import type { TFunction } from 'i18next';
import { mutationOf } from '../../correcting/ways.js';
import { shapeOf, type Inputs } from '../../forms/inputs.js';
import { fieldInWords, labelIn } from '../../forms/words.js';
import type { TimelineEntry, TimelineValue } from './documents.js';

/** What the form of its command calls a field; before the forms are loaded, and for a derived field, its general name. */
export const fieldNameOf = (
  { command }: Pick<TimelineEntry, 'command'>,
  { within, field }: Pick<TimelineValue, 'within' | 'field'>,
  inputs: Inputs | undefined,
  t: TFunction,
): string => {
  if (!inputs) return fieldInWords(field, t);
  const own = inputs.mutations[mutationOf(command)]?.input ?? '';
  const input = (within?.split('.') ?? []).reduce((at, name) => partIn(inputs, at, name), own);
  return labelIn(input, field, inputs) ?? fieldInWords(field, t);
};

/** The input of a group of fields, such as `GoalInput` of `goals`. */
const partIn = ({ inputs }: Inputs, input: string, name: string): string =>
  shapeOf(inputs[input]?.find((field) => field.name === name)?.type ?? '').name;
