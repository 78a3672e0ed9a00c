import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

/** A malformed note or verifier key, or a note without a valid signature of the key. */
export class InvalidNote extends Error {
  override readonly name = 'InvalidNote';
}

/** The key that must have signed a note: https://c2sp.org/signed-note, with Ed25519. */
interface Verifier {
  readonly name: string;
  /** Eight hex digits. */
  readonly keyId: string;
  readonly publicKey: KeyObject;
}

const ED25519 = Buffer.of(1);

/** Non-empty, without Unicode spaces, control characters and `+`. */
// oxlint-disable-next-line no-control-regex -- the characters to refuse
const NAME = /^[^\s\u0000-\u001f\u0085+]+$/u;
// oxlint-disable-next-line no-control-regex -- the characters to refuse
const CONTROL = /[\u0000-\u0009\u000b-\u001f]/;
const SIGNATURE = /^— (\S+) (\S+)$/u;
const VERIFIER_KEY = /^([^+]+)\+([0-9a-f]{8})\+(\S+)$/u;
const NOTE_MAX_BYTES = 1_000_000;

export const verifierOf = (name: string, publicKey: KeyObject): Verifier => {
  if (!NAME.test(name)) throw new InvalidNote(`"${name}" cannot name a key: it must have no spaces and no plus.`);
  return { name, keyId: keyIdOf(name, rawOf(publicKey)), publicKey };
};

const keyIdOf = (name: string, raw: Uint8Array): string =>
  createHash('sha256').update(`${name}\n`).update(ED25519).update(raw).digest().subarray(0, 4).toString('hex');

/** The raw 32 bytes of an Ed25519 public key (RFC 8032). */
const rawOf = (publicKey: KeyObject): Buffer => Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url');

/** `<name>+<key id>+<base64 of type and key>`, with which anybody can verify. */
export const verifierKeyText = ({ name, keyId, publicKey }: Verifier): string =>
  `${name}+${keyId}+${Buffer.concat([ED25519, rawOf(publicKey)]).toString('base64')}`;

/** @throws InvalidNote */
export const parseVerifierKey = (text: string): Verifier => {
  const [, name, keyId, base64] = VERIFIER_KEY.exec(text) ?? [];
  const bytes = base64 === undefined ? undefined : bytesIn(base64);
  if (!name || !NAME.test(name) || bytes?.length !== 33 || bytes[0] !== ED25519[0])
    throw new InvalidNote('This is not the verifier key of an Ed25519 key: it must be <name>+<key id>+<key>.');
  const key = { kty: 'OKP', crv: 'Ed25519', x: bytes.subarray(1).toString('base64url') };
  const verifier = verifierOf(name, createPublicKey({ key, format: 'jwk' }));
  if (verifier.keyId === keyId) return verifier;
  throw new InvalidNote(`The verifier key of ${name} has another key id than the one it names.`);
};

/** @param text one or more lines, each with its line end */
export const signNote = (text: string, name: string, privateKey: KeyObject): string => {
  if (!text.endsWith('\n') || CONTROL.test(text)) throw new InvalidNote('Only lines of text can be signed.');
  const { keyId } = verifierOf(name, createPublicKey(privateKey));
  const signature = Buffer.concat([Buffer.from(keyId, 'hex'), sign(null, Buffer.from(text), privateKey)]);
  return `${text}\n— ${name} ${signature.toString('base64')}\n`;
};

/**
 * The text of a note that this key has signed. Signatures of other keys, such as those of witnesses, are ignored.
 * @throws InvalidNote
 */
export const openNote = (note: Uint8Array, { name, keyId, publicKey }: Verifier): string => {
  const { text, signatures } = parseNote(note);
  const ours = signatures.filter((one) => one.name === name && one.bytes.subarray(0, 4).toString('hex') === keyId);
  if (ours.length === 0) throw new InvalidNote(`${name} (${keyId}) has not signed it.`);
  const isSigned = ours.every(({ bytes }) => verify(null, Buffer.from(text), publicKey, bytes.subarray(4)));
  if (!isSigned) throw new InvalidNote(`The signature of ${name} (${keyId}) is invalid: the note was altered.`);
  return text;
};

const parseNote = (note: Uint8Array) => {
  const whole = textIn(note);
  const end = whole.lastIndexOf('\n\n');
  if (end < 0 || !whole.endsWith('\n')) throw new InvalidNote('This is not a signed note, or it is incomplete.');
  const lines = whole.slice(end + 2, -1).split('\n');
  return { text: whole.slice(0, end + 1), signatures: lines.map(signatureIn) };
};

const textIn = (note: Uint8Array): string => {
  try {
    if (note.length > NOTE_MAX_BYTES) throw new RangeError();
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(note);
    if (!CONTROL.test(text)) return text;
  } catch {
    // the error below says it
  }
  throw new InvalidNote('This is not a signed note: it must be text in UTF-8.');
};

const signatureIn = (line: string) => {
  const [, name, base64] = SIGNATURE.exec(line) ?? [];
  const bytes = base64 === undefined ? undefined : bytesIn(base64);
  if (!name || !NAME.test(name) || !bytes || bytes.length < 5)
    throw new InvalidNote('This is not a signed note: one of its signature lines is malformed.');
  return { name, bytes };
};

/** Accepts base64 only as RFC 4648 §4 writes it, so that the same bytes have one text. */
const bytesIn = (base64: string): Buffer | undefined => {
  const bytes = Buffer.from(base64, 'base64');
  return bytes.toString('base64') === base64 ? bytes : undefined;
};
