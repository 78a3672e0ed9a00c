import { once } from 'node:events';
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Bearer } from '#platform';
import { caseWorker, type Answer, type Homeward } from './homeward.js';

export interface LiveItem {
  readonly data: Record<string, unknown>;
  readonly extensions: { readonly position: string };
}

const addressOf = ({ url }: Homeward): string => url.replace(/^http/, 'ws');

/** A client like a console. It signs in again at every connection. */
export const clientOf = (homeward: Homeward, by: Bearer | string = caseWorker, seconds?: number, more: object = {}) =>
  createClient({
    url: addressOf(homeward),
    webSocketImpl: WebSocket,
    lazy: false,
    retryWait: async () => undefined,
    retryAttempts: 100,
    onNonLazyError: () => undefined, // a client learns it at its next message
    connectionParams: async () => ({
      authorization: `Bearer ${typeof by === 'string' ? by : await homeward.token(by, seconds)}`,
      ...more,
    }),
  });

/** One live query and all of its answers. */
export class LiveAnswers {
  readonly items: LiveItem[] = [];
  errors: Answer['errors'];
  over = false;
  readonly close: () => void;
  #waiting: (() => void)[] = [];

  constructor(client: Client, query: string, variables: Record<string, unknown> = {}) {
    this.close = client.subscribe(
      { query, variables },
      {
        next: (item) => {
          this.items.push(item as unknown as LiveItem);
          this.#wake();
        },
        error: (errors) => {
          this.errors = errors as Answer['errors'];
          this.over = true;
          this.#wake();
        },
        complete: () => {
          this.over = true;
          this.#wake();
        },
      },
    );
  }

  /** Waits until the answer meets an expectation. */
  async until(what: string, looks: (answers: this) => boolean, timeoutMs = 90_000): Promise<this> {
    const deadline = Date.now() + timeoutMs;
    while (!looks(this)) {
      if (Date.now() > deadline) throw new Error(`Not within ${timeoutMs} ms: ${what}. ${JSON.stringify(this.errors)}`);
      let timer: NodeJS.Timeout | undefined;
      await Promise.race([
        new Promise<void>((wake) => this.#waiting.push(wake)),
        new Promise<void>((late) => (timer = setTimeout(late, timeoutMs))),
      ]);
      clearTimeout(timer);
    }
    return this;
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }
}

/** A plain socket. */
export const socketTo = (
  homeward: Homeward,
  {
    origin,
    host,
    path = '',
    protocol = 'graphql-transport-ws',
  }: { origin?: string; host?: string; path?: string; protocol?: string } = {},
): WebSocket =>
  new WebSocket(`${addressOf(homeward)}${path}`, protocol, {
    ...(origin !== undefined && { origin }),
    ...(host !== undefined && { headers: { host } }),
  });

/** The code and reason with which it was closed, or the status if it was never opened. */
export const endOf = (socket: WebSocket): Promise<readonly [code: number, reason: string]> =>
  new Promise((ended) => {
    socket.on('error', () => undefined); // and then it closes
    socket.once('close', (code, reason) => ended([code, String(reason)]));
    socket.once('unexpected-response', (request, { statusCode }) => {
      request.destroy();
      ended([statusCode!, '']);
    });
  });

export const sendMessages = async (socket: WebSocket, ...messages: readonly object[]): Promise<void> => {
  if (socket.readyState !== WebSocket.OPEN) await once(socket, 'open');
  for (const message of messages) socket.send(JSON.stringify(message));
};

export const JOURNEY = `subscription ($id: UUID!) { journey(survivorId: $id, purpose: CARE) {
  id revision referral { givenName { value } } household { name { value } } } }`;
interface Journey {
  readonly id: string;
  readonly revision: number;
  readonly household: readonly { readonly name: { readonly value: string } }[];
}
export const journeyOf = (client: Client, id: string) => new LiveAnswers(client, JOURNEY, { id });
export const journeysIn = ({ items }: LiveAnswers) => items.map(({ data }) => data.journey as Journey);
export const lastOf = (answers: LiveAnswers) => journeysIn(answers).at(-1);
export const reaches = (revision: number) => (answers: LiveAnswers) => lastOf(answers)?.revision === revision;
