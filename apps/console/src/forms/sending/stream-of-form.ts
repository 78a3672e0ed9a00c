import type { StreamId } from '../../correcting/about.js';
import { shapeOf, type Inputs } from '../inputs.js';
import type { Values } from '../values.js';

const idIn = (value: Values[string]): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

interface Answers {
  readonly values: Values;
  readonly given: Values;
  /** Whether the form stands in the record of a survivor. */
  readonly inRecord?: boolean;
}

/** The id of the record, and whether it is that of the survivor. */
export type FormStream = StreamId & { readonly isOfSurvivor: boolean };

/** The record that takes what a form sends: the survivor’s, or a court case or an operation; neither of a new one. */
export const streamOfForm = (
  input: string,
  { inputs }: Inputs,
  { values, given, inRecord = false }: Answers,
): FormStream => {
  const fields = inputs[input] ?? [];
  const names = (name: string): boolean => fields.some((field) => field.name === name);
  const prosecutionId = idIn(values.prosecutionId);
  const operationId = idIn(values.operationId);
  const isAmendedElsewhere = given.prosecutionId !== undefined || given.operationId !== undefined;
  const needsSurvivor = fields.some(({ name, type }) => name === 'survivorId' && shapeOf(type).required);
  // an entry is disputed by the id of its record, which need not be a survivor’s
  const isTypedElsewhere =
    !inRecord && !needsSurvivor && !idIn(values.survivorId) && (prosecutionId ?? operationId) !== undefined;
  const isOfSurvivor = names('survivorId') && !isAmendedElsewhere && !isTypedElsewhere;
  // a request to another office names them too, and stands beside all records
  if (isOfSurvivor || !names('expectedRevision')) return { isOfSurvivor };
  return { isOfSurvivor, ...(prosecutionId && { prosecutionId }), ...(operationId && { operationId }) };
};
