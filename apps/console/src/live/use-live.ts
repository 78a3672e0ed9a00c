import { useEffect, useRef, useState } from 'react';
import { createRequest, type AnyVariables, type TypedDocumentNode } from 'urql';
import { client } from '../api/client.js';
import { useToday } from '../language/use-today.js';
import { follow } from './follow.js';
import type { LiveState } from './live-state.js';
import { isBefore } from './position.js';
import { watchShared } from './watch-shared.js';

interface Reading<Data, Variables extends AnyVariables, LiveData, LiveVariables extends AnyVariables> {
  /** The query, sent once if the socket does not answer. */
  readonly query: TypedDocumentNode<Data, Variables>;
  readonly variables: Variables;
  /** The same as a subscription. */
  readonly live: TypedDocumentNode<LiveData, LiveVariables>;
  readonly watched: LiveVariables;
  readonly as: (data: LiveData) => Data;
  /** The position in the log that the result must include. */
  readonly atLeast?: string | undefined;
  /** Whether to wait with the query. */
  readonly pause?: boolean;
}

export interface Live<Data> extends Pick<LiveState<Data>, 'data' | 'was' | 'staleSince' | 'error' | 'fetching'> {
  readonly again: () => void;
}

/**
 * The result of a subscription, recorded as one read, not one per change. The shown result stays until the next arrives,
 * marked as old where that does not come. Without a socket, the query is sent once instead.
 */
export const useLive = <Data, Variables extends AnyVariables, LiveData, LiveVariables extends AnyVariables>(
  reading: Reading<Data, Variables, LiveData, LiveVariables>,
): Live<Data> => {
  const { atLeast, pause = false } = reading;
  const [state, setState] = useState<LiveState<Data>>({ of: '', question: '', fetching: !pause });
  const [tries, setTries] = useState(0);
  // what is due, and how old somebody is, changes with the day and without an entry
  const day = useToday();
  const question = String(createRequest(reading.live, reading.watched).key);
  const of = `${question} ${atLeast ?? ''}`;
  // `of` identifies the query: documents and variables are new objects in each render
  const latest = useRef(reading);
  latest.current = reading;

  useEffect(() => {
    if (pause) return undefined;
    setState(({ error: _, ...before }) => ({ ...before, fetching: true }));
    return follow<Data>({
      asked: { of, question },
      change: setState,
      ask: () => client.query(latest.current.query, latest.current.variables).toPromise(),
      watch: (take) => {
        const { live, watched } = latest.current;
        return watchShared(client, live, watched, ({ data, error, extensions }) => {
          if (error) take({ error });
          else if (data && !isBefore(extensions?.position as string | undefined, atLeast))
            take({ data: latest.current.as(data) });
        });
      },
    });
  }, [of, atLeast, pause, tries, day]);

  const { of: _, question: __, shownAt: ___, ...shown } = state;
  return { ...shown, again: () => setTries((before) => before + 1) };
};
