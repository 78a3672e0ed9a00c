import type { CombinedError } from 'urql';
import { isPassing, refusalIn } from '../api/refusal.js';
import { waitLonger } from '../api/wait-longer.js';
import { afterAnswer, afterFailure, type LiveQuestion, type LiveState } from './live-state.js';

/** What a subscription or a query says. */
export interface Outcome<Data> {
  readonly data?: Data | undefined;
  readonly error?: CombinedError | undefined;
}

interface LiveSource<Data> {
  readonly asked: LiveQuestion;
  /** Subscribes. @returns what ends the subscription */
  readonly watch: (take: (said: Outcome<Data>) => void) => () => void;
  /** Sends the query without the socket. */
  readonly ask: () => Promise<Outcome<Data>>;
  readonly change: (to: (before: LiveState<Data>) => LiveState<Data>) => void;
}

/** Milliseconds that the socket may take to answer before the query is sent without it. */
const SOCKET_TIMEOUT_MS = 2_500;
/** Milliseconds before a failed subscription is tried again. */
const RETRY_WAITS = { first: 5_000, max: 60_000 };

const mayPass = (error: CombinedError | undefined): boolean => {
  const refusal = refusalIn(error);
  return refusal !== undefined && isPassing(refusal);
};

/**
 * Shows what a subscription says. The query is sent once where the socket is silent, or at the first of several failures.
 * @returns what ends it
 */
export const follow = <Data>({ asked, watch, ask, change }: LiveSource<Data>): (() => void) => {
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop = (): void => undefined;
  let failures = 0;
  /** How often the subscription has answered or was refused: what was asked before is older. */
  let settled = 0;
  let asking = Promise.resolve();
  const show = (data: Data) => change((before) => afterAnswer(before, asked, data, new Date().toISOString()));
  const fail = (error: CombinedError | undefined) => change((before) => afterFailure(before, asked, error));
  const askOnce = async () => {
    if (isOver) return;
    const begun = settled;
    const { data, error } = await ask();
    if (isOver) return;
    const isLatest = begun === settled;
    if (!data) {
      // who may not see it now loses it, also if the subscription has not noticed
      if (isLatest || !mayPass(error)) fail(error);
    } else if (isLatest) show(data);
  };
  // one after another: the client shares the answer to a question that is on its way, which may be from before a refusal
  const askNext = () => (asking = asking.then(askOnce));
  const begin = () => {
    if (failures === 0) timer = setTimeout(() => void askNext(), SOCKET_TIMEOUT_MS);
    stop = watch(({ data, error }) => {
      if (isOver) return;
      clearTimeout(timer);
      if (!error) {
        settled++;
        failures = 0;
        show(data as Data);
        return;
      }
      stop();
      if (!mayPass(error)) {
        settled++;
        // first nothing is left of it: the query, too, may fail
        change((before) => ({ ...afterFailure(before, asked, error), fetching: true }));
        void askNext();
        return;
      }
      if (failures === 0) void askNext();
      else fail(error);
      timer = setTimeout(begin, waitLonger(failures++, RETRY_WAITS));
    });
  };
  begin();
  return () => {
    isOver = true;
    clearTimeout(timer);
    stop();
  };
};
