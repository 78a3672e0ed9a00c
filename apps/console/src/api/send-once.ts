import type { CombinedError, DocumentInput } from 'urql';
import { isUnsure, refusalIn } from './refusal.js';

type Mutation = DocumentInput<unknown, { readonly input: never }>;

interface SendResult {
  readonly error?: CombinedError | undefined;
}

type Mutate = (mutation: Mutation, input: object) => Promise<SendResult>;

/**
 * Sends commands outside of forms, each with an id of its own. The same one again, while nobody knows what became of it, has
 * the same id: the service records it once.
 */
export const sendingOnce = (sends: Mutate): Mutate => {
  let unsure: { readonly mutation: Mutation; readonly given: string; readonly commandId: string } | undefined;
  return async (mutation, input) => {
    const given = JSON.stringify(input);
    const isRepeat = unsure?.mutation === mutation && unsure.given === given;
    const current = isRepeat && unsure ? unsure : { mutation, given, commandId: crypto.randomUUID() };
    unsure = current;
    const sent = await sends(mutation, { ...input, commandId: current.commandId });
    const refusal = refusalIn(sent.error);
    if (unsure === current && !(refusal && isUnsure(refusal))) unsure = undefined;
    return sent;
  };
};
