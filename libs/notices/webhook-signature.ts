import { createHmac, hkdfSync } from 'node:crypto';

/** Bytes of a secret, as https://www.standardwebhooks.com recommends. */
const SECRET_BYTES = 32;

const secretFrom = (key: Buffer, purpose: string): string =>
  `whsec_${Buffer.from(hkdfSync('sha256', key, '', purpose, SECRET_BYTES)).toString('base64')}`;

/** A colleague, and the entry with which they chose their notices last. */
export interface WebhookOwner {
  readonly worker: string;
  readonly chosenIn: string;
}

/**
 * The secret with which a colleague checks their webhooks. It follows from the key of this installation, their name and
 * their last choice, so that it is stored nowhere, nobody can sign for another, and choosing again makes another one.
 */
export const webhookSecret = (key: Buffer, { worker, chosenIn }: WebhookOwner): string =>
  secretFrom(key, `webhook chosen in ${chosenIn} by ${worker}`);

/**
 * Those with which a message is signed, the shown one first. Up to version 0.33 a secret followed from the name alone: a
 * receiver that still has that one accepts what it did, and one that has a newer one accepts nothing signed with it.
 */
export const signingSecrets = (key: Buffer, owner: WebhookOwner): readonly string[] => [
  webhookSecret(key, owner),
  secretFrom(key, `webhook of ${owner.worker}`),
];

export interface SignedHeaders {
  readonly 'webhook-id': string;
  readonly 'webhook-timestamp': string;
  readonly 'webhook-signature': string;
}

/** The headers of Standard Webhooks. @param secrets with their prefix `whsec_`: a receiver has one of them */
export const signHeaders = (
  { id, at, body }: { readonly id: string; readonly at: Date; readonly body: string },
  secrets: readonly string[],
): SignedHeaders => {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
};
