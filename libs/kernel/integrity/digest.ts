import { createHmac } from 'node:crypto';
import { canonical } from './canonical.js';

/**
 * The fingerprint of a command's body. Keyed, because a bare hash of a name and a birthday could be reversed by guessing,
 * even after both were erased.
 */
export const digestWith =
  (secret: Buffer) =>
  (body: unknown): string =>
    createHmac('sha256', secret).update(canonical(body)).digest('base64url');

export type Digest = ReturnType<typeof digestWith>;
