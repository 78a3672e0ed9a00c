import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { connectionStringOf, parseConnectionString } from '../eventstoredb/connection-string.js';

/** A connection to the event store that can be cut, and that can lose the server's answers. */
export interface Wire {
  readonly url: string;
  cut(): void;
  /** Cuts it once so many more bytes of answers have come, and withholds the last of them. */
  cutAfter(bytes: number): void;
  /** From now on, requests reach the server, and no answer arrives. */
  silence(): void;
  /** Restores new connections only: open ones have lost bytes in the middle of an answer. */
  restore(): void;
  /** How many bytes of answers have come. */
  taken(): number;
  /** How many connections are open. */
  open(): number;
  close(): void;
}

/** @param target one host; with TLS, its certificate names localhost */
export const wireTo = async (target: string): Promise<Wire> => {
  const settings = parseConnectionString(target);
  const [{ address, port }] = settings.hosts;
  const sockets = new Set<Socket>();
  let isSilent = false;
  let taken = 0;
  let cutAt = Infinity;
  const server = createServer((near) => {
    const far = connect(port, address);
    const end = () => {
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) {
      sockets.add(socket.on('error', end).on('close', end));
      socket.on('close', () => sockets.delete(socket));
    }
    near.pipe(far);
    far.on('data', (bytes: Buffer) => {
      taken += bytes.length;
      if (taken >= cutAt) return cutAll();
      if (isSilent || near.write(bytes)) return;
      far.pause();
      near.once('drain', () => far.resume());
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cutAll = () => {
    cutAt = Infinity;
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  const near = { address: settings.tls ? 'localhost' : '127.0.0.1', port: (server.address() as AddressInfo).port };
  return {
    url: connectionStringOf({ ...settings, hosts: [near], discover: false }),
    cut: cutAll,
    cutAfter: (bytes) => void (cutAt = taken + bytes),
    silence: () => void (isSilent = true),
    restore: () => {
      isSilent = false;
      cutAll();
    },
    taken: () => taken,
    open: () => sockets.size / 2,
    close: () => {
      server.close();
      cutAll();
    },
  };
};
