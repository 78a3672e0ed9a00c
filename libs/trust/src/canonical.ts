import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** JSON Canonicalization Scheme, RFC 8785: one value, one text. */
export const canonical = (value: unknown): string => {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('Only JSON has a canonical form.');
  return text;
};

/** SHA-256 of the canonical form, 64 hex digits. */
export const sha256 = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex');
