import type { IncomingMessage } from 'node:http';
import type { Server } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { Actor } from '#kernel/decider';
import { localeOf, runInLocale } from '#platform';
import { withinRequest } from '#kernel/projections';
import type { Locale } from '#i18n';

/** One socket, and the person who has signed in through it. */
export interface Connection {
  readonly socket: WebSocket;
  by?: Actor;
  locale: Locale;
  /** Called when it closes. */
  readonly leaving: (() => void)[];
}

/** Milliseconds between two pings. A client that has not answered by the next one is disconnected. */
const PING_INTERVAL_MS = 15_000;

/** Bytes that may wait for a client that does not read its answers. */
const UNREAD_MAX_BYTES = 1_000_000;

/** Gives a socket to graphql-ws: each message is a request of its own. Any error closes it, without details, and is reported. */
export const connect = (
  server: Server<Connection>,
  socket: WebSocket,
  request: IncomingMessage,
  report: (error: unknown) => void,
): void => {
  const connection: Connection = { socket, locale: localeOf(request), leaving: [] };
  let alive = true;
  const ping = setInterval(() => {
    if (!alive) return socket.terminate();
    alive = false;
    socket.ping();
  }, PING_INTERVAL_MS);
  socket.on('pong', () => (alive = true));
  socket.on('error', () => socket.terminate()); // a malformed or oversized WebSocket frame
  const closed = server.opened(
    {
      protocol: socket.protocol,
      send: (text) =>
        new Promise((sent) => {
          if (socket.readyState !== socket.OPEN) return sent();
          socket.send(text, () => sent()); // errors are ignored: the client has left
        }),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (handle) =>
        socket.on('message', (message: Buffer) => {
          if (socket.bufferedAmount > UNREAD_MAX_BYTES) return socket.terminate();
          withinRequest(() => runInLocale(connection.locale, () => handle(message.toString()))).catch(
            (error: unknown) => {
              report(error);
              socket.close(4500, 'Internal server error');
            },
          );
        }),
    },
    connection,
  );
  socket.once('close', (code, reason) => {
    clearInterval(ping);
    for (const leave of connection.leaving) leave();
    void closed(code, reason.toString());
  });
};
