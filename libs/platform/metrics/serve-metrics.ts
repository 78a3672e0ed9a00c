import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { REGISTRY, measureProcess } from './instruments.js';
import { mayReadMetrics } from './may-read-metrics.js';
import type { MetricsAddress } from './metrics-address.js';

/** Milliseconds for one request. */
const REQUEST_TIMEOUT_MS = 5_000;

/**
 * Answers /metrics of a process that has no other port. For callers who may not read them, the path does not exist.
 * @returns the port, and how to stop
 */
export const serveMetrics = async ({
  port,
  host,
  token,
}: MetricsAddress): Promise<{ readonly port: number; readonly stop: () => Promise<void> }> => {
  measureProcess();
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (request, response) => {
    const headers = request.headers as Readonly<Record<string, string | undefined>>;
    const may = request.url === '/metrics' && mayReadMetrics(token, request.socket.remoteAddress ?? '', headers);
    if (!may || request.method !== 'GET') return void response.writeHead(404).end();
    REGISTRY.metrics().then(
      (text) =>
        response.writeHead(200, { 'content-type': REGISTRY.contentType, 'cache-control': 'no-store' }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  // metrics must not keep a process alive that has stopped
  server.unref();
  const stop = async () => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { port: (server.address() as AddressInfo).port, stop };
};
