import { createHmac, hkdfSync } from 'node:crypto';

/** Bytes of a secret, as https://www.standardwebhooks.com recommends. */
const SECRET_BYTES = 32;

/**
 * The secret with which a colleague checks their webhooks. It follows from the key of this installation and their name,
 * so that it is stored nowhere, and nobody can sign for another.
 */
export const webhookSecret = (key: Buffer, worker: string): string =>
  `whsec_${Buffer.from(hkdfSync('sha256', key, '', `webhook of ${worker}`, SECRET_BYTES)).toString('base64')}`;

export interface SignedHeaders {
  readonly 'webhook-id': string;
  readonly 'webhook-timestamp': string;
  readonly 'webhook-signature': string;
}

/** The headers of Standard Webhooks. @param secret with its prefix `whsec_` */
export const signHeaders = (
  { id, at, body }: { readonly id: string; readonly at: Date; readonly body: string },
  secret: string,
): SignedHeaders => {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
};
