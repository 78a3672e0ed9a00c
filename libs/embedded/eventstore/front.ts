import { createServer as createHttpServer, type RequestListener } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import grpc from '@grpc/grpc-js';

const HANDSHAKE_TIMEOUT_MS = 10_000;
/** A connection over HTTP/1.1 is closed when it is silent for so long, before its first request or a later one. */
const REQUEST_TIMEOUT_MS = 10_000;

export interface TlsCertificate {
  /** PEM, with intermediate certificates, if any. */
  readonly certificate: string;
  readonly key: string;
}

export interface Front {
  readonly port: number;
  /** Open connections. */
  readonly connections: () => number;
  /** Accepts no new connection from here on. */
  refuse(): void;
  /** Destroys the remaining connections. */
  close(): void;
}

/** TLS on one port: HTTP/2 for the server, and HTTP/1.1, as probes and people use it, for `http`. */
export async function openFront(
  server: grpc.Server,
  http: RequestListener,
  { certificate, key }: TlsCertificate,
  { host, port }: { host: string; port: number },
): Promise<Front> {
  // it receives decrypted data
  const calls = server.createConnectionInjector(grpc.ServerCredentials.createInsecure());
  const requests = createHttpServer(http).setTimeout(REQUEST_TIMEOUT_MS);
  const front = createTlsServer({
    cert: certificate,
    key,
    ALPNProtocols: ['h2', 'http/1.1'],
    minVersion: 'TLSv1.2',
    handshakeTimeout: HANDSHAKE_TIMEOUT_MS,
    noDelay: true,
  });
  const open = new Set<Socket>();
  front.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  front.on('secureConnection', (socket) => {
    // a broken connection ends its calls, and needs no other handling
    socket.on('error', () => undefined);
    if (socket.alpnProtocol === 'h2') calls.injectConnection(socket);
    else requests.emit('connection', socket);
  });
  await new Promise<void>((resolve, reject) => {
    front.once('error', reject);
    front.listen(port, host, () => {
      front.off('error', reject);
      resolve();
    });
  });
  return {
    port: (front.address() as AddressInfo).port,
    connections: () => open.size,
    refuse: () => {
      front.close();
      requests.closeIdleConnections();
    },
    close: () => open.forEach((socket) => socket.destroy()),
  };
}
