import { createRequest, type AnyVariables, type Client, type OperationResult, type TypedDocumentNode } from 'urql';

interface Running {
  watchers: number;
  last?: OperationResult;
}

/** By the key of their request: the live queries of this page that somebody watches. */
const running = new Map<number, Running>();

/**
 * Watches a live query that others may watch already: urql sends it once for all of them, and repeats nothing to who
 * comes later.
 * @returns what ends the watch
 */
export const watchShared = <Data, Variables extends AnyVariables>(
  client: Pick<Client, 'subscription'>,
  live: TypedDocumentNode<Data, Variables>,
  watched: Variables,
  take: (result: OperationResult<Data, Variables>) => void,
): (() => void) => {
  const { key } = createRequest(live, watched);
  const one = running.get(key) ?? { watchers: 0 };
  one.watchers++;
  running.set(key, one);
  let isOver = false;
  const { last } = one;
  const watching = client.subscription(live, watched).subscribe((result) => {
    if (result.error) delete one.last;
    else one.last = result;
    take(result);
  });
  if (last && last === one.last) take(last as OperationResult<Data, Variables>);
  return () => {
    if (isOver) return;
    isOver = true;
    watching.unsubscribe();
    if (--one.watchers === 0) running.delete(key);
  };
};
