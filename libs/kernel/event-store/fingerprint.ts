import type { Actor } from '#kernel/decider';
import { digestWith } from '#kernel/integrity';
import { POLICY_ROLE } from './expected-revision-conflict.js';
import type { StoreContext } from './store-context.js';

/**
 * What tells a repeat from another command under a used id. People say what is somebody's: theirs is made with a key that is
 * destroyed with her, or else it would confirm guesses of an erased name for ever. Whoever repeats after that gets another
 * one, whatever she says; what may still be recorded then holds nothing personal. Nor does what a policy says, and that
 * must read the same before and after.
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
