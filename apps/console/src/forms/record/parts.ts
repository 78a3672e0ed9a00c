import type { CommandName } from '../../api/schema.js';
import { isInCourt } from '../court/court-choices.js';
import { shapeOf, type Inputs } from '../inputs.js';
import { partOf } from '../choices.js';
import { RECORD_PARTS, type RecordPart } from './part-names.js';

/** The fields of an input at any depth, each with the input in which it stands. */
export const fieldsWithin = (
  input: string,
  { inputs }: Inputs,
): readonly (readonly [input: string, field: string])[] => {
  const seen = new Set<string>();
  const fieldsIn = (name: string): (readonly [string, string])[] => {
    if (seen.has(name)) return [];
    seen.add(name);
    return (inputs[name] ?? []).flatMap((field) => [
      [name, field.name] as const,
      ...(field.kind === 'part' || field.kind === 'parts' ? fieldsIn(shapeOf(field.type).name) : []),
    ]);
  };
  return fieldsIn(input);
};

/** Parts that no field offers, but on which a warning rests. */
const WARNED_BY: { readonly [Command in CommandName]?: RecordPart } = { RequestClosure: 'plans' };

/** Which parts of the record a form of this input needs. */
export const partsFor = (input: string, inputs: Inputs): Readonly<Record<RecordPart, boolean>> => {
  const needed = new Set([
    WARNED_BY[input as CommandName],
    ...fieldsWithin(input, inputs).map(([name, field]) => (isInCourt(name, field) ? 'court' : partOf(name, field))),
  ]);
  const each = RECORD_PARTS.map((part) => [part, needed.has(part)]);
  return Object.fromEntries(each) as Record<RecordPart, boolean>;
};
