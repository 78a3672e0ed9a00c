import { createHmac, createSecretKey, hash } from 'node:crypto';
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
export const digestWith = (secret: Buffer) => {
  const key = createSecretKey(secret);
  return (body: unknown): string => createHmac('sha256', key).update(canonical(body)).digest('base64url');
};

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
  return fieldsInOrder(value as Fields);
};

type Fields = Record<string, unknown>;

/** Most objects are in order already, and then nothing is made for them. */
const fieldsInOrder = (value: Fields): Fields | undefined => {
  const keys = Object.keys(value);
  let ordered: Fields | undefined;
  let before = '';
  let isSorted = true;
  for (const key of keys) {
    if (UNORDERED_KEY.test(key)) return undefined;
    isSorted &&= before <= key;
    before = key;
    const field = value[key];
    if (typeof field === 'string') continue;
    const inOrder = inCanonicalOrder(field);
    if (inOrder === field) continue;
    if (inOrder === undefined) return undefined;
    ordered ??= { ...value };
    ordered[key] = inOrder;
  }
  return isSorted ? (ordered ?? value) : sortFields(ordered ?? value, keys);
};

const sortFields = (value: Fields, keys: string[]): Fields => {
  const ordered: Fields = {};
  for (const key of keys.sort()) ordered[key] = value[key];
  return ordered;
};

const itemsInOrder = (list: readonly unknown[]): unknown => {
  let ordered: unknown[] | undefined;
  for (const [index, item] of list.entries()) {
    const inOrder = inCanonicalOrder(item);
    if (inOrder === item) continue;
    if (inOrder === undefined) return undefined;
    ordered ??= [...list];
    ordered[index] = inOrder;
  }
  return ordered ?? list;
};

/** Half of a surrogate pair has no canonical form. It is written as an escape, so texts with escapes are checked again. */
const plainText = (ordered: unknown): string | undefined => {
  const text = JSON.stringify(ordered) as string | undefined;
  return text?.includes(String.raw`\ud`) ? undefined : text;
};
