import { isUtf8 } from 'node:buffer';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { httpAnswer, localeOf } from '#platform';
import { isForAnother, type Hosts } from './hosts.js';

/** Each value twice: its name and itself. */
export const HEADERS = 2 * 64;

/** As Express understands a path: in any case, with anything below it. */
const GRAPHQL = /^\/graphql(\/|$)/i;

interface Request extends IncomingMessage {
  readonly path: string;
}

/** Nothing of ours is a page, is kept by anybody, or is shown inside something else. */
const SECURITY_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; frame-ancestors 'none'`,
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** JSON in UTF-8, said as such: a form of another site can send anything but that. */
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
export const door = (request: Request, response: ServerResponse, next: () => void): void => {
  const complaint = COMPLAINTS.find(({ when }) => when(request));
  if (complaint) return refuse(complaint, request, response);
  secure(response);
  next();
};

/** Before everything else, even a browser's question whether a page may ask. */
export const onlyAsked =
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
  // the rest of the body is of no interest
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close', ...headers });
  response.end(JSON.stringify(body));
};

/** Whatever is sent at once, in a body or over a socket. */
export const BODY_BYTES = 100 * 1_024;

/** What the reader of the body is told. */
export const BODY = {
  limit: BODY_BYTES,
  inflate: false,
  verify: (_request: unknown, _response: unknown, body: Buffer): void => {
    if (!isUtf8(body)) throw new Error('not UTF-8');
  },
} as const;

/** Milliseconds. Whoever sends a byte now and then holds a connection no longer than this. */
const HEADERS_IN = 10_000;
const REQUEST_IN = 15_000;
const LOOK_EVERY = 1_000;

/** Before it listens. */
export const impatient = (server: Server): void => {
  server.headersTimeout = HEADERS_IN;
  server.requestTimeout = REQUEST_IN;
  Object.assign(server, { connectionsCheckingInterval: LOOK_EVERY });
};
