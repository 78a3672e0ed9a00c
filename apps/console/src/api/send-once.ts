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
  /** By mutation and what was given: the ids of commands whose outcome nobody knows. */
  const unsure = new Map<Mutation, Map<string, string>>();
  return async (mutation, input) => {
    const given = JSON.stringify(input);
    const ids = unsure.get(mutation) ?? new Map<string, string>();
    unsure.set(mutation, ids);
    const commandId = ids.get(given) ?? crypto.randomUUID();
    ids.set(given, commandId);
    const sent = await sends(mutation, { ...input, commandId });
    const refusal = refusalIn(sent.error);
    if (ids.get(given) === commandId && !(refusal && isUnsure(refusal))) ids.delete(given);
    return sent;
  };
};
