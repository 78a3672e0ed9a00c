import { type ExpectedRevision, EMPTY_STREAM_REVISION, type EventPlace } from '../event.js';

export type AppendDecision =
  | { readonly is: 'write' }
  | { readonly is: 'repeat'; readonly last: EventPlace }
  | { readonly is: 'wrong'; readonly current: bigint };

const WRITE: AppendDecision = { is: 'write' };

const standsAt = (expected: ExpectedRevision, head: bigint): boolean =>
  expected === 'any' ||
  (expected === 'no_stream' && head === EMPTY_STREAM_REVISION) ||
  (expected === 'stream_exists' && head !== EMPTY_STREAM_REVISION) ||
  expected === head;

const repeatsAt = (expected: ExpectedRevision, first: EventPlace): boolean =>
  expected === 'any' ||
  expected === 'stream_exists' ||
  first.revision === (expected === 'no_stream' ? EMPTY_STREAM_REVISION : expected) + 1n;

/**
 * Decides about an append; `known` has, for each event, the revision at which the stream already has its id.
 * The same ids in a row at the expected revision are a retry, and get the first answer. Ids that the stream has in
 * part, or elsewhere, can be neither written (an id is unique in a stream) nor treated as a retry.
 */
export function decideAppend(
  expected: ExpectedRevision,
  head: bigint,
  known: readonly (EventPlace | undefined)[],
): AppendDecision {
  const [first] = known;
  const last = known.at(-1);
  if (first && last) {
    const inARow = known.every((place, index) => place?.revision === first.revision + BigInt(index));
    if (inARow && repeatsAt(expected, first)) return { is: 'repeat', last };
  }
  return standsAt(expected, head) && !known.some(Boolean) ? WRITE : { is: 'wrong', current: head };
}
