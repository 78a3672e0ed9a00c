import type { IncomingMessage } from 'node:http';
import type { Server } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { Actor } from '#decider';
import { localeOf, speaking } from '#platform';
import { withinRequest } from '#read-models';
import type { Locale } from '#words';

/** One socket, and who has signed in through it. */
export interface Connection {
  readonly socket: WebSocket;
  by?: Actor;
  locale: Locale;
  /** What is done when it closes. */
  readonly leaving: (() => void)[];
}

/** Milliseconds from one ping to the next. Whoever has not answered by then is gone. */
const PING = 15_000;

/** Bytes that wait for somebody who asks and does not read the answers. */
const UNREAD = 1_000_000;

/** Gives a socket to graphql-ws: each message is a request of its own. Whatever goes wrong closes it, and is told to nobody. */
export const connect = (server: Server<Connection>, socket: WebSocket, request: IncomingMessage): void => {
  const connection: Connection = { socket, locale: localeOf(request), leaving: [] };
  let alive = true;
  const ping = setInterval(() => {
    if (!alive) return socket.terminate();
    alive = false;
    socket.ping();
  }, PING);
  socket.on('pong', () => (alive = true));
  socket.on('error', () => socket.terminate()); // what is no WebSocket, or too long for one
  const closed = server.opened(
    {
      protocol: socket.protocol,
      send: (text) =>
        new Promise((sent) => {
          if (socket.readyState !== socket.OPEN) return sent();
          socket.send(text, () => sent()); // who is gone is told nothing more
        }),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (hear) =>
        socket.on('message', (message: Buffer) => {
          if (socket.bufferedAmount > UNREAD) return socket.terminate();
          withinRequest(() => speaking(connection.locale, () => hear(message.toString()))).catch(() =>
            socket.close(4500, 'Internal server error'),
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
