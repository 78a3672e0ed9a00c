import { useEffect, useRef, useState } from 'react';
import { createRequest, type AnyVariables, type CombinedError, type TypedDocumentNode } from 'urql';
import { client } from '../api/client.js';
import { refusalIn } from '../api/refusal.js';
import { useToday } from '../language/use-today.js';
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

export interface Live<Data> {
  readonly data?: Data;
  /** The previous result of the same query. */
  readonly was?: Data;
  readonly error?: CombinedError;
  readonly fetching: boolean;
  readonly again: () => void;
}

interface State<Data> extends Omit<Live<Data>, 'again'> {
  readonly of: string;
}

/** How long the socket may take to answer before the query is sent without it. */
const SOCKET_TIMEOUT_MS = 2_500;
/** The wait before a failed subscription is retried. */
const RETRY_DELAY_MS = 5_000;

/** Refusals that a retry would not change. */
const PERMANENT = new Set([
  'NOT_FOUND',
  'FORBIDDEN',
  'VALIDATION',
  'PURPOSE_REQUIRED',
  'TOO_COMPLEX',
  'UNAUTHENTICATED',
]);

/**
 * The result of a subscription, recorded as one read, not one per change. The shown result stays until the next arrives.
 * Without a socket, the query is sent once instead.
 */
export const useLive = <Data, Variables extends AnyVariables, LiveData, LiveVariables extends AnyVariables>(
  reading: Reading<Data, Variables, LiveData, LiveVariables>,
): Live<Data> => {
  const { atLeast, pause = false } = reading;
  const [state, setState] = useState<State<Data>>({ of: '', fetching: !pause });
  const [tries, setTries] = useState(0);
  // what is due, and how old somebody is, changes with the day and without an entry
  const day = useToday();
  const of = `${createRequest(reading.live, reading.watched).key} ${atLeast ?? ''}`;
  // `of` identifies the query: documents and variables are new objects in each render
  const latest = useRef(reading);
  latest.current = reading;

  useEffect(() => {
    if (pause) return undefined;
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stop = (): void => undefined;
    setState(({ error: _, ...before }) => ({ ...before, fetching: true }));
    const show = (data: Data) =>
      setState((before) => ({
        of,
        data,
        fetching: false,
        ...(before.of === of && before.data !== undefined && { was: before.data }),
      }));
    const ask = async () => {
      const { data, error } = await client.query(latest.current.query, latest.current.variables).toPromise();
      if (over) return;
      if (data) show(data);
      else setState(({ data: _, was: __, ...before }) => ({ ...before, of, fetching: false, ...(error && { error }) }));
    };
    const watch = () => {
      timer = setTimeout(() => void ask(), SOCKET_TIMEOUT_MS);
      const { live, watched } = latest.current;
      stop = watchShared(client, live, watched, ({ data, error, extensions }) => {
        if (over) return;
        if (error) {
          clearTimeout(timer);
          stop();
          void ask();
          if (!PERMANENT.has(refusalIn(error)!.code)) timer = setTimeout(watch, RETRY_DELAY_MS);
        } else if (data && !isBefore(extensions?.position as string | undefined, atLeast)) {
          clearTimeout(timer);
          show(latest.current.as(data));
        }
      });
    };
    watch();
    return () => {
      over = true;
      clearTimeout(timer);
      stop();
    };
  }, [of, atLeast, pause, tries, day]);

  const { of: _, ...shown } = state;
  return { ...shown, again: () => setTries((before) => before + 1) };
};
