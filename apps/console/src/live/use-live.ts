import { useEffect, useRef, useState } from 'react';
import { createRequest, type AnyVariables, type CombinedError, type TypedDocumentNode } from 'urql';
import { client } from '../api/client.js';
import { refusalIn } from '../api/refusal.js';
import { isBefore } from './position.js';

interface Reading<Data, Asked extends AnyVariables, Told, Watched extends AnyVariables> {
  /** Asked once when nothing comes over the socket. */
  readonly query: TypedDocumentNode<Data, Asked>;
  readonly asked: Asked;
  /** The same, told again whenever it changes. */
  readonly live: TypedDocumentNode<Told, Watched>;
  readonly watched: Watched;
  readonly as: (told: Told) => Data;
  /** What is shown must know of this position in the log. */
  readonly atLeast?: string | undefined;
  /** Not before something else is known. */
  readonly pause?: boolean;
}

export interface Live<Data> {
  readonly data?: Data;
  /** What was shown before it, if it is an answer to the same question. */
  readonly was?: Data;
  readonly error?: CombinedError;
  readonly fetching: boolean;
  readonly again: () => void;
}

interface State<Data> extends Omit<Live<Data>, 'again'> {
  readonly of: string;
}

/** Milliseconds in which a socket answers, or the same is asked without it. */
const PATIENCE = 2_500;
/** Milliseconds until something that failed is watched again. */
const PAUSE = 5_000;

/** After these the answer is the same each time. */
const LASTING = new Set(['NOT_FOUND', 'FORBIDDEN', 'VALIDATION', 'PURPOSE_REQUIRED', 'TOO_COMPLEX', 'UNAUTHENTICATED']);

/**
 * What the service tells, and again whenever it changes: one reading that is written down once, not one for each change.
 * What is shown stays until the next is there. Without a socket it is asked once, as if nothing ever came by itself.
 */
export const useLive = <Data, Asked extends AnyVariables, Told, Watched extends AnyVariables>(
  reading: Reading<Data, Asked, Told, Watched>,
): Live<Data> => {
  const { atLeast, pause = false } = reading;
  const [state, setState] = useState<State<Data>>({ of: '', fetching: !pause });
  const [tries, setTries] = useState(0);
  const of = `${createRequest(reading.live, reading.watched).key} ${atLeast ?? ''}`;
  // the question is told by its key: documents and variables are made anew each time
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
      const { data, error } = await client.query(latest.current.query, latest.current.asked).toPromise();
      if (over) return;
      if (data) show(data);
      else setState(({ data: _, was: __, ...before }) => ({ ...before, of, fetching: false, ...(error && { error }) }));
    };
    const watch = () => {
      timer = setTimeout(() => void ask(), PATIENCE);
      const { live, watched } = latest.current;
      const watching = client.subscription(live, watched).subscribe(({ data, error, extensions }) => {
        if (over) return;
        if (error) {
          clearTimeout(timer);
          stop();
          void ask();
          if (!LASTING.has(refusalIn(error)!.code)) timer = setTimeout(watch, PAUSE);
        } else if (data && !isBefore(extensions?.position as string | undefined, atLeast)) {
          clearTimeout(timer);
          show(latest.current.as(data));
        }
      });
      stop = () => watching.unsubscribe();
    };
    watch();
    return () => {
      over = true;
      clearTimeout(timer);
      stop();
    };
  }, [of, atLeast, pause, tries]);

  const { of: _, ...shown } = state;
  return { ...shown, again: () => setTries((before) => before + 1) };
};
