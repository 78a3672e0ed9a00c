import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';

/** One key of the log, in force until the next one begins. Former keys are kept: they verify the events of their time. */
export interface LogEpoch {
  readonly number: number;
  /** 32 bytes. */
  readonly key: Buffer;
}

/** Separates these codes from any other use of the same key. Part of every stored event: never change it. */
const DOMAIN = 'homeward event v1\n';

const CODE = /^(\d{1,9})\.([\w-]{43})$/;

/**
 * Codes that only a holder of the log key can make: HMAC-SHA256 over the chained hash of an event, written as
 * `<epoch>.<base64url>`. The hash binds stream, revision, time and content, so a code is invalid on any other event.
 */
export class LogKeys {
  /** As objects: Node.js 24 takes 12 µs for a code with the bytes of a key, and 2 with its object. */
  readonly #keys: ReadonlyMap<number, KeyObject>;
  readonly #current: number;

  /** @throws RangeError without any epoch. */
  constructor(epochs: readonly LogEpoch[]) {
    if (epochs.length === 0) throw new RangeError('A log needs at least one key.');
    this.#keys = new Map(epochs.map(({ number, key }) => [number, createSecretKey(key)]));
    this.#current = Math.max(...this.#keys.keys());
  }

  /** @param hash 64 hex digits */
  codeOf(hash: string): string {
    return codeWith(this.#current, this.#keys.get(this.#current)!, hash);
  }

  /** Whether a code is valid: the one that the key of its epoch makes for this hash. Any value may be passed. */
  proves(code: unknown, hash: string): boolean {
    const [text, digits] = CODE.exec(typeof code === 'string' ? code : '') ?? [];
    const epoch = Number(digits);
    const key = this.#keys.get(epoch);
    if (text === undefined || key === undefined) return false;
    // compared as texts: the last letter of Base64 has surplus bits, which may have been changed
    const [given, expected] = [Buffer.from(text), Buffer.from(codeWith(epoch, key, hash))];
    return given.length === expected.length && timingSafeEqual(given, expected);
  }
}

const codeWith = (epoch: number, key: KeyObject, hash: string): string =>
  `${epoch}.${createHmac('sha256', key).update(DOMAIN).update(hash).digest('base64url')}`;
