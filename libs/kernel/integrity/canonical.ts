import { createHmac, hash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** JSON Canonicalization Scheme, RFC 8785: one value, one text. @throws TypeError where there is none */
export const canonical = (value: unknown): string => {
  const text = plainText(inCanonicalOrder(value)) ?? canonicalize(value);
  if (text === undefined) throw new TypeError('Only JSON values have a canonical form.');
  return text;
};

/** SHA-256 of the canonical form, 64 hex digits. */
export const sha256 = (value: unknown): string => sha256OfText(canonical(value));

/** SHA-256 of a text in UTF-8, 64 hex digits. */
export const sha256OfText = (text: string): string => hash('sha256', text);

/**
 * The fingerprint of a command's body. Keyed, because a bare hash of a name and a birthday could be reversed by guessing,
 * even after both were erased.
 */
export const digestWith =
  (secret: Buffer) =>
  (body: unknown): string =>
    createHmac('sha256', secret).update(canonical(body)).digest('base64url');

export type Digest = ReturnType<typeof digestWith>;

/** Keys that JavaScript orders before all others, by number; and one that sets no field but the prototype. */
const UNORDERED_KEY = /^(0|[1-9]\d*|__proto__)$/;

/**
 * The same JSON with the keys of every object in canonical order, so that its plain text is its canonical one; the value
 * itself where the order is so already. Undefined where JavaScript cannot keep that order, or for a number outside JSON.
 */
export const inCanonicalOrder = (value: unknown): unknown => {
  if (typeof value === 'number' && !Number.isFinite(value)) return undefined;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return itemsInOrder(value);
  const keys = Object.keys(value);
  let isSame = true;
  const fields: [string, unknown][] = [];
  for (const [index, key] of keys.entries()) {
    if (UNORDERED_KEY.test(key)) return undefined;
    const field = (value as Record<string, unknown>)[key];
    const ordered = inCanonicalOrder(field);
    if (ordered === undefined && field !== undefined) return undefined;
    isSame &&= ordered === field && (index === 0 || keys[index - 1]! < key);
    fields.push([key, ordered]);
  }
  return isSame ? value : Object.fromEntries(fields.sort(([one], [other]) => (one < other ? -1 : 1)));
};

const itemsInOrder = (list: readonly unknown[]): unknown => {
  const ordered = list.map(inCanonicalOrder);
  if (ordered.some((item, index) => item === undefined && list[index] !== undefined)) return undefined;
  return ordered.every((item, index) => item === list[index]) ? list : ordered;
};

/** Half of a surrogate pair has no canonical form. It is written as an escape, so texts with escapes are checked again. */
const plainText = (ordered: unknown): string | undefined => {
  const text = JSON.stringify(ordered) as string | undefined;
  return text?.includes(String.raw`\ud`) ? undefined : text;
};
