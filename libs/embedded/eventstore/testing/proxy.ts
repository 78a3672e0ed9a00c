import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Proxy {
  readonly url: string;
  /** Lets this many more replies of the server pass, withholds the next, and breaks the connection. */
  loseReplyAfter(replies: number): Promise<void>;
  close(): void;
}

/** Stands between the node and Postgres, and loses what a network may lose. */
export async function proxyOf(databaseUrl: string): Promise<Proxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let left = Infinity;
  let lost = (): void => undefined;
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    const breakOff = (): void => [near, far].forEach((socket) => void socket.destroy());
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', breakOff);
      socket.on('close', breakOff);
    }
    near.pipe(far);
    far.on('data', (reply: Buffer) => {
      if (left-- > 0) return near.write(reply);
      left = Infinity;
      breakOff();
      return lost();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  url.searchParams.delete('host'); // a socket would lead past the proxy
  return {
    url: url.href,
    loseReplyAfter: (replies) =>
      new Promise((resolve) => {
        left = replies;
        lost = resolve;
      }),
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
