import { createClient, type SubscribePayload } from 'graphql-ws';
import i18next from 'i18next';
import type { ExecutionResult } from 'urql';
import { line } from '../live/line.js';
import { deputyOf, waitForSignIn, tokenThatHolds } from '../session/session.js';
import { waitLonger } from './wait-longer.js';

/** Milliseconds before a lost connection is tried again. */
const RETRY_WAITS = { first: 500, max: 20_000 };

/** Milliseconds of silence before a ping, and until its answer. */
const PING_INTERVAL_MS = 10_000;
const PING_TIMEOUT_MS = 5_000;

/** Milliseconds for which an unused socket stays open between two screens. */
const UNUSED_CLOSE_MS = 10_000;

/** The close code of a rejected token. */
const CLOSE_CODE_UNAUTHORIZED = 4401;
const CLOSE_CODE_NO_ANSWER = 4408;

/** Waits longer after each attempt, and ends at once when the machine is online again. */
const waitToRetry = (tries: number): Promise<void> =>
  new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      removeEventListener('online', go);
      resolve();
    };
    const timer = setTimeout(go, waitLonger(tries, RETRY_WAITS));
    addEventListener('online', go);
  });

let open: WebSocket | undefined;
let unanswered: ReturnType<typeof setTimeout> | undefined;

const socket = createClient({
  url: new URL('/graphql', location.origin).href.replace(/^http/, 'ws'),
  lazy: true,
  lazyCloseTimeout: UNUSED_CLOSE_MS,
  keepAlive: PING_INTERVAL_MS,
  retryAttempts: Infinity,
  retryWait: waitToRetry,
  shouldRetry: () => true,
  connectionParams: async () => ({
    authorization: `Bearer ${await tokenThatHolds()}`,
    locale: i18next.language,
    ...(deputyOf() !== undefined && { deputyOf: deputyOf() }),
  }),
  on: {
    connected: (connected) => {
      open = connected as WebSocket;
      line.holds();
    },
    // a normal close, of an unused socket, is not a loss
    closed: (event) => {
      clearTimeout(unanswered);
      if ((event as CloseEvent).code !== 1000) line.onLost();
    },
    // a cut connection sends no close event, so an unanswered ping closes it
    ping: (received) => {
      if (!received) unanswered = setTimeout(() => open?.close(CLOSE_CODE_NO_ANSWER, 'no answer'), PING_TIMEOUT_MS);
    },
    pong: (received) => {
      if (received) clearTimeout(unanswered);
    },
  },
});

// the machine knows at once what an unanswered ping would show after a quarter of a minute
addEventListener('offline', () => open?.close(CLOSE_CODE_NO_ANSWER, 'offline'));

/** Receives the results of a subscription. */
interface Sink {
  next(result: ExecutionResult): void;
  error(error: unknown): void;
  complete(): void;
}

/** Subscribes to a document and resubscribes after a lost connection. @returns a function that unsubscribes */
export const watch = (payload: SubscribePayload, sink: Sink): (() => void) => {
  let over = false;
  let stop = (): void => undefined;
  const begin = (): void => {
    if (over) return;
    stop = socket.subscribe(payload, {
      next: (result) => sink.next(result as ExecutionResult),
      complete: () => sink.complete(),
      error: (error) => {
        if (over) return;
        // an error of the document, not of the connection
        if (Array.isArray(error)) sink.next({ errors: error });
        else if ((error as CloseEvent | undefined)?.code === CLOSE_CODE_UNAUTHORIZED) void waitForSignIn().then(begin);
        else void waitToRetry(4).then(begin);
      },
    });
  };
  begin();
  return () => {
    over = true;
    stop();
  };
};
