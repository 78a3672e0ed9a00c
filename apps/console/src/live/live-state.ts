import type { CombinedError } from 'urql';
import { isPassing, refusalIn } from '../api/refusal.js';

/** What is shown of a live query. */
export interface LiveState<Data> {
  /** The question with the position that its answer must include. */
  readonly of: string;
  /** The question alone. */
  readonly question: string;
  readonly data?: Data;
  /** The previous result of the same query. */
  readonly was?: Data;
  /** When the shown result came. */
  readonly shownAt?: string;
  /** When the shown result came, once it could not be asked again: it may have changed since. */
  readonly staleSince?: string;
  readonly error?: CombinedError;
  readonly fetching: boolean;
}

/** Which question was asked, and which position its answer must include. */
export type LiveQuestion = Pick<LiveState<unknown>, 'of' | 'question'>;

export const afterAnswer = <Data>(
  before: LiveState<Data>,
  asked: LiveQuestion,
  data: Data,
  at: string,
): LiveState<Data> => ({
  ...asked,
  data,
  shownAt: at,
  fetching: false,
  ...(before.of === asked.of && before.data !== undefined && { was: before.data }),
});

/**
 * The last answer to the same question stays and is marked as old where only the service or the way to it failed. A
 * reader who may no longer see it, or who asks something else, sees nothing of it.
 */
export const afterFailure = <Data>(
  { was: _, ...before }: LiveState<Data>,
  asked: LiveQuestion,
  error: CombinedError | undefined,
): LiveState<Data> => {
  const failed = { ...asked, fetching: false, ...(error && { error }) };
  const refusal = refusalIn(error);
  const isKept = before.question === asked.question && before.data !== undefined && refusal && isPassing(refusal);
  if (!isKept) return failed;
  return { ...before, ...failed, ...(before.shownAt !== undefined && { staleSince: before.shownAt }) };
};
