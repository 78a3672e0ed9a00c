import type { StreamId } from '../correcting/about.js';
import type { Inputs } from './inputs.js';
import type { Values } from './values.js';

const idIn = (value: Values[string]): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** The record that takes what a form sends: the survivor’s, or a court case or an operation; neither of a new one. */
export const streamOfForm = (
  input: string,
  { inputs }: Inputs,
  { values, given }: { readonly values: Values; readonly given: Values },
): StreamId & { readonly isOfSurvivor: boolean } => {
  const fields = inputs[input] ?? [];
  const names = (name: string): boolean => fields.some((field) => field.name === name);
  const isAmendedElsewhere = given.prosecutionId !== undefined || given.operationId !== undefined;
  const isOfSurvivor = names('survivorId') && !isAmendedElsewhere;
  // a request to another office names them too, and stands beside all records
  if (isOfSurvivor || !names('expectedRevision')) return { isOfSurvivor };
  const prosecutionId = idIn(values.prosecutionId);
  const operationId = idIn(values.operationId);
  return { isOfSurvivor, ...(prosecutionId && { prosecutionId }), ...(operationId && { operationId }) };
};
