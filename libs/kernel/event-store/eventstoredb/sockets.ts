import { once } from 'node:events';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { ConnectionSettings, HostAddress } from './connection-string.js';
import type { ServerCheck } from './errors.js';
import { failureOf } from './failures.js';
import { storeFailure, type StoreFailure } from '../store-failure.js';

const LOOK_TIMEOUT_MS = 2_000;
/** Many calls fail at once: one inspection serves all of them. */
const SEEN_FOR_MS = 1_000;

export interface TlsFiles {
  readonly rootCertificate?: Buffer;
  readonly userCertFile?: Buffer;
  readonly userKeyFile?: Buffer;
}

type Connecting = (endpoint: HostAddress) => readonly [socket: Socket, connected: 'connect' | 'secureConnect'];

/** Connects once to each host: the client does so too, and does not report what it found. */
export const lookAtSockets = (settings: ConnectionSettings, files: TlsFiles): ServerCheck => {
  let last: { until: number; readonly seen: Promise<StoreFailure> } | undefined;
  return () => {
    if (last && performance.now() < last.until) return last.seen;
    const looking = { until: Infinity, seen: lookAtAll(settings, files) };
    void looking.seen.finally(() => (looking.until = performance.now() + SEEN_FOR_MS));
    last = looking;
    return looking.seen;
  };
};

const lookAtAll = async (settings: ConnectionSettings, files: TlsFiles): Promise<StoreFailure> => {
  const isCluster = settings.discover || settings.hosts.length > 1;
  const failures = await Promise.all(settings.hosts.map((endpoint) => lookAt(endpoint, settings.tls, files)));
  // one correct host is enough: the sockets are not the cause
  if (failures.includes(undefined)) return storeFailure(isCluster ? 'NO_LEADER' : 'STARTING', '');
  return (failures.find((failure) => !failure!.isTemporary) ?? failures[0])!;
};

/** @returns the fault of this host, if any */
const lookAt = async (endpoint: HostAddress, tls: boolean, files: TlsFiles): Promise<StoreFailure | undefined> => {
  if (tls) return tryConnecting(endpoint, overTls(files));
  const failure = await tryConnecting(endpoint, overTcp);
  if (failure) return failure;
  // a TLS server does not understand an unencrypted request, so ask again with TLS
  const isTls = !(await tryConnecting(endpoint, overAnyTls));
  return isTls ? storeFailure('TLS_REQUIRED', '') : undefined;
};

const tryConnecting = async (endpoint: HostAddress, connecting: Connecting): Promise<StoreFailure | undefined> => {
  const [socket, connected] = connecting(endpoint);
  let hasConnected = false;
  socket.once('connect', () => (hasConnected = true));
  socket.on('error', () => undefined); // it may report an error after this has ended
  try {
    await once(socket, connected, { signal: AbortSignal.timeout(LOOK_TIMEOUT_MS) });
    return undefined;
  } catch (error) {
    const isLate = (error as Error).name === 'AbortError';
    if (!isLate) return failureOf(error);
    return hasConnected ? storeFailure('TOO_SLOW', '') : storeFailure('UNREACHABLE', 'ETIMEDOUT');
  } finally {
    socket.destroy();
  }
};

const overTcp: Connecting = ({ address: host, port }) => [connectTcp({ host, port }), 'connect'];

const overTls =
  ({ rootCertificate: ca, userCertFile: cert, userKeyFile: key }: TlsFiles): Connecting =>
  ({ address: host, port }) => [
    connectTls({
      host,
      port,
      ALPNProtocols: ['h2'],
      ...(isIP(host) === 0 && { servername: host }),
      ...(ca && { ca }),
      ...(cert && { cert }),
      ...(key && { key }),
    }),
    'secureConnect',
  ];

/** Sends nothing over it: tests only whether there is TLS at all. */
const overAnyTls: Connecting = ({ address: host, port }) => [
  connectTls({ host, port, ALPNProtocols: ['h2'], rejectUnauthorized: false }),
  'secureConnect',
];
