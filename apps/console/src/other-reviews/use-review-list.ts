import { useState } from 'react';
import type { CombinedError } from 'urql';
import { useLive, type Live } from '../live/use-live.js';
import { usePermission } from '../session/permitted.js';
import type { ReviewAnswer, ReviewList, ReviewSource } from './due.js';
import { AT_FIRST, afterAnswer, further, type Extent } from './extent.js';

interface AskedReviews {
  /** The court case or the operation, where it is that of a page. */
  readonly of?: string;
  /** The position in the log that the answer must include. */
  readonly atLeast?: string | undefined;
}

/** The rest of a list. */
export interface OtherRest {
  /** Shows more of it; undefined where all is shown, or the most. */
  readonly more: (() => void) | undefined;
  readonly isLoading: boolean;
  /** Why more of it did not come. */
  readonly error: CombinedError | undefined;
}

export interface LiveReviews<Row> extends Pick<Live<unknown>, 'error' | 'staleSince' | 'fetching' | 'again'> {
  /** Undefined until it is known; empty for a role that has none. */
  readonly list?: ReviewList<Row> | undefined;
  readonly was?: ReviewList<Row> | undefined;
  readonly rest: OtherRest;
}

const NONE: ReviewList<never> = { count: 0, rows: [] };

/** What waits for the reader in court cases, or in operations, also while colleagues decide on it. */
export const useReviewList = <Row>(source: ReviewSource<Row>, { of, atLeast }: AskedReviews = {}): LiveReviews<Row> => {
  const { permitted, error: unknown, again: askPermission } = usePermission();
  const isAsked = permitted?.has('otherReviews') ?? false;
  const [before, setExtent] = useState<Extent<ReviewAnswer<Row>>>(AT_FIRST);
  const watched = { of: of ?? null, first: before.shown };
  const { data, was, staleSince, error, fetching, again } = useLive({
    query: source.query,
    variables: { ...watched, atLeast: atLeast ?? null },
    live: source.live,
    watched,
    as: (answer) => answer,
    atLeast,
    pause: !isAsked,
  });
  const extent = afterAnswer(before, { data, error });
  if (extent !== before) setExtent(extent);
  const known = data ?? extent.before?.data;
  const list = permitted && !isAsked ? NONE : known?.otherReviews;
  const next = known && list && list.count > list.rows.length ? further(extent, known, error) : undefined;
  const failure = error ?? unknown;
  return {
    list,
    was: was?.otherReviews,
    fetching,
    again: unknown ? askPermission : again,
    rest: { more: next && (() => setExtent(next)), isLoading: fetching, error: extent.failed },
    ...(failure && { error: failure }),
    ...(staleSince !== undefined && { staleSince }),
  };
};
