import type { Actor } from '#kernel/decider';
import { digestWith } from '#kernel/integrity';
import { POLICY_ROLE } from './expected-revision-conflict.js';
import type { StoreContext } from './store-context.js';

/**
 * Distinguishes a repeat from another command with the same id. For commands of people, the key is destroyed with the
 * person's keys: otherwise the fingerprint would confirm guesses of an erased name for ever. A repeat after that has
 * another fingerprint, whatever it contains; what may still be recorded then is not personal. The commands of policies
 * contain nothing personal, and must have the same fingerprint before and after an erasure.
 */
export const fingerprint = async (
  { codec, digest }: Pick<StoreContext, 'codec' | 'digest'>,
  stream: string,
  { role }: Actor,
  body: unknown,
): Promise<string> => {
  if (role === POLICY_ROLE) return digest(body);
  const key = await codec.fingerprintKey(stream);
  return key ? digestWith(key)(body) : digest(['erased', body]);
};
