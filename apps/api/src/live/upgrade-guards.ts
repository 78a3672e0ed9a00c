import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { HEADERS, isForAnother } from '../hardening/request-guards.js';

/** The limit for all people together: each socket holds memory while it is open. */
const SOCKETS_MAX = 2_000;

interface House {
  /** The origins of pages that may connect, besides the API's own. */
  readonly origins: readonly string[];
  /** The Host headers that it accepts. */
  readonly hosts: ReadonlySet<string>;
  readonly open: number;
  readonly leaving: boolean;
}

type Complaint = readonly [status: string, when: (request: IncomingMessage, house: House) => boolean];

/** A browser sends the origin of the page and connects for any page, so it is checked here. Other clients send none. */
const fromElsewhere = ({ headers: { origin, host } }: IncomingMessage, { origins }: House): boolean =>
  origin !== undefined && !origins.includes(origin) && (!URL.canParse(origin) || new URL(origin).host !== host);

const COMPLAINTS: readonly Complaint[] = [
  ['421 Misdirected Request', (request, { hosts }) => isForAnother(request, hosts)],
  ['431 Request Header Fields Too Large', ({ rawHeaders }) => rawHeaders.length > HEADERS],
  ['404 Not Found', ({ url }) => !/^\/graphql(\?|$)/.test(url ?? '')],
  ['400 Bad Request', ({ headers }) => headers.upgrade?.toLowerCase() !== 'websocket'],
  ['403 Forbidden', fromElsewhere],
  ['503 Service Unavailable', (_, { open, leaving }) => leaving || open >= SOCKETS_MAX],
];

/** Runs before a socket is opened. @returns whether it may be */
export const mayOpen = (request: IncomingMessage, socket: Duplex, house: House): boolean => {
  const [status] = COMPLAINTS.find(([, when]) => when(request, house)) ?? [];
  if (status === undefined) return true;
  socket.once('error', () => socket.destroy()); // the refused client may have left already
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
  return false;
};
