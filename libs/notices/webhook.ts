import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { DeliveryFailure } from './delivery-failure.js';
import { publicLookup, requirePublicHost } from './public-address.js';
import { timeLimit } from './time-limit.js';
import { signHeaders } from './webhook-signature.js';

interface WebhookMessage {
  /** The same for each attempt. */
  readonly id: string;
  readonly body: string;
  /** It is signed with each of them. */
  readonly secrets: readonly string[];
}

export interface WebhookRules {
  /** Hosts that may have a private address; without them every public host is allowed. */
  readonly hosts: readonly string[];
  /** In development, to this machine. */
  readonly mayBePlain: boolean;
  /** The certificate authority of the receiver, where the machine does not know it. */
  readonly ca?: string;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 10_000;

const HERE: ReadonlySet<string> = new Set(['localhost', '127.0.0.1']);

interface Receiver {
  readonly url: URL;
  readonly isPlain: boolean;
  /** Whether its address may be a private one. */
  readonly mayBePrivate: boolean;
}

/** @throws DeliveryFailure where nothing may be sent to this address */
const requireReceiver = (address: string, { hosts, mayBePlain }: WebhookRules): Receiver => {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || url.username || url.password) throw new DeliveryFailure('ADDRESS_NOT_ALLOWED');
  const isHere = mayBePlain && HERE.has(url.hostname);
  const isPlain = url.protocol === 'http:' && isHere;
  if (url.protocol !== 'https:' && !isPlain) throw new DeliveryFailure('ADDRESS_NOT_ALLOWED');
  const mayBePrivate = isHere || hosts.includes(url.hostname) || hosts.includes(url.host);
  if (!mayBePrivate) requirePublicHost(url.hostname.replace(/^\[|\]$/g, ''));
  return { url, isPlain, mayBePrivate };
};

/** @returns the status of the answer @throws DeliveryFailure */
const post = (
  { url, isPlain, mayBePrivate }: Receiver,
  { id, body, secrets }: WebhookMessage,
  { ca, timeoutMs = TIMEOUT_MS }: WebhookRules,
  stop?: AbortSignal,
): Promise<number> =>
  new Promise<number>((resolve, reject) => {
    const sent = (isPlain ? overHttp : overHttps)(url, {
      method: 'POST',
      agent: false,
      signal: timeLimit(timeoutMs, stop),
      ...(!mayBePrivate && { lookup: publicLookup }),
      ...(ca !== undefined && { ca }),
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Homeward',
        ...signHeaders({ id, at: new Date(), body }, secrets),
      },
    });
    sent.on('response', (response) => {
      // an answer is never read: it could be endless
      response.destroy();
      resolve(response.statusCode ?? 0);
    });
    // nobody asked for another protocol
    sent.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', (error) => reject(error instanceof DeliveryFailure ? error : new DeliveryFailure('UNREACHABLE')));
    // a request may end without an answer and without an error, and its signal does nothing from then on
    sent.on('close', () => reject(new DeliveryFailure('UNREACHABLE')));
    sent.end(body);
  });

/** Posts a signed message, and follows no redirection. @param stop ends it early @throws DeliveryFailure */
export const postWebhook = async (
  address: string,
  message: WebhookMessage,
  rules: WebhookRules,
  stop?: AbortSignal,
): Promise<void> => {
  const status = await post(requireReceiver(address, rules), message, rules, stop);
  if (status === 410) throw new DeliveryFailure('GONE');
  if (status >= 300 && status < 400) throw new DeliveryFailure('REDIRECTED');
  if (status < 200 || status >= 400) throw new DeliveryFailure('REFUSED');
};
