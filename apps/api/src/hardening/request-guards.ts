import { isUtf8 } from 'node:buffer';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { httpAnswer, localeOf, hostsServed, type Configuration } from '#platform';

/** Node counts each header twice: its name and its value. */
export const HEADERS = 2 * 64;

/** As Express matches a path: in any case, with anything below it. */
const GRAPHQL = /^\/graphql(\/|$)/i;

interface Request extends IncomingMessage {
  readonly path: string;
}

/** API responses are no pages, and may be neither cached nor framed. */
const SECURITY_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; frame-ancestors 'none'`,
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** JSON in UTF-8, declared as such: a form of another site cannot send this type. */
const JSON_TYPE = /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i;

interface Complaint {
  readonly status: number;
  readonly when: (request: Request) => boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

const COMPLAINTS: readonly Complaint[] = [
  { status: 431, when: ({ rawHeaders }) => rawHeaders.length > HEADERS },
  { status: 405, when: ({ path, method }) => GRAPHQL.test(path) && method !== 'POST', headers: { allow: 'POST' } },
  { status: 415, when: ({ path, headers }) => GRAPHQL.test(path) && !JSON_TYPE.test(headers['content-type'] ?? '') },
];

/** Before anything of the body is read. */
export const guardRequests = (request: Request, response: ServerResponse, next: () => void): void => {
  const complaint = COMPLAINTS.find(({ when }) => when(request));
  if (complaint) return refuse(complaint, request, response);
  secure(response);
  next();
};

/** Known once the API listens, which is before the first request. */
export type Hosts = () => ReadonlySet<string>;

export const hostsOf = (server: Server, configuration: Pick<Configuration, 'host' | 'hosts'>): Hosts => {
  let hosts: ReadonlySet<string> | undefined;
  return () => (hosts ??= hostsServed(configuration, (server.address() as AddressInfo).port));
};

/**
 * The owner of a domain name can point it to this machine (DNS rebinding). A page under that name then reaches us as its
 * own origin, from behind any firewall. The browser permits it, and only the Host header reveals it.
 */
export const isForAnother = ({ headers: { host } }: IncomingMessage, hosts: ReadonlySet<string>): boolean =>
  !hosts.has((host ?? '').toLowerCase());

/** Before everything else, even a browser's CORS preflight. */
export const refuseOtherHosts =
  (hosts: Hosts) =>
  (request: IncomingMessage, response: ServerResponse, next: () => void): void =>
    isForAnother(request, hosts()) ? refuse({ status: 421 }, request, response) : next();

const secure = (response: ServerResponse): void => {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
};

const refuse = (
  { status: refused, headers }: Pick<Complaint, 'status' | 'headers'>,
  request: IncomingMessage,
  response: ServerResponse,
): void => {
  const { status, body } = httpAnswer({ status: refused }, localeOf(request));
  secure(response);
  // the rest of the body is ignored
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close', ...headers });
  response.end(JSON.stringify(body));
};

/** The limit of one body or one WebSocket message. */
export const BODY_BYTES = 100 * 1_024;

/** Options of the body parser. */
export const BODY = {
  limit: BODY_BYTES,
  inflate: false,
  verify: (_request: unknown, _response: unknown, body: Buffer): void => {
    if (!isUtf8(body)) throw new Error('not UTF-8');
  },
} as const;

/** A client that sends a byte now and then holds a connection no longer than this. */
const TIMEOUTS = { headersMs: 10_000, requestMs: 15_000, uploadMs: 600_000, checkEveryMs: 1_000 };

const limits = new WeakMap<IncomingMessage, NodeJS.Timeout>();

/** For the upload of a document by somebody who has signed in: 25 MB in this time need a line of 44 kB/s. */
export const giveUploadTime = (request: IncomingMessage): void => clearTimeout(limits.get(request));

/** Sets the timeouts of the server before it listens. Node knows one for all requests, which is that of uploads. */
export const setTimeouts = (server: Server, timeouts: Partial<typeof TIMEOUTS> = {}): void => {
  const { headersMs, requestMs, uploadMs, checkEveryMs } = { ...TIMEOUTS, ...timeouts };
  server.headersTimeout = headersMs;
  server.requestTimeout = uploadMs;
  Object.assign(server, { connectionsCheckingInterval: checkEveryMs });
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    const late = setTimeout(() => {
      if (request.complete) return;
      // an answer does not end a body that still trickles in
      if (response.headersSent) request.destroy();
      else response.writeHead(408, { connection: 'close' }).end(() => request.destroy());
    }, requestMs).unref();
    limits.set(request, late);
    request.once('close', () => clearTimeout(late));
  });
};
