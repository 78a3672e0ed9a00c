import { createHmac, timingSafeEqual } from 'node:crypto';

/** One key of the log, in force until the next one begins. Former keys are kept: they prove the events of their time. */
export interface LogEpoch {
  readonly number: number;
  /** 32 bytes. */
  readonly key: Buffer;
}

/** Separates these codes from anything else that is ever made with the same key. Stored in every event: fixed for ever. */
const DOMAIN = 'homeward event v1\n';

const CODE = /^(\d{1,9})\.([\w-]{43})$/;

/**
 * Codes that only a holder of the log key can make: HMAC-SHA256 over the chained hash of an event, written as
 * `<epoch>.<base64url>`. The hash binds stream, revision, time and content, so a code moved to another event proves nothing.
 */
export class LogKeys {
  readonly #keys: ReadonlyMap<number, Buffer>;
  readonly #current: number;

  /** @throws RangeError without any epoch. */
  constructor(epochs: readonly LogEpoch[]) {
    if (epochs.length === 0) throw new RangeError('A log has at least one key.');
    this.#keys = new Map(epochs.map(({ number, key }) => [number, key]));
    this.#current = Math.max(...this.#keys.keys());
  }

  /** @param hash 64 hex digits */
  codeOf(hash: string): string {
    return `${this.#current}.${this.#mac(this.#keys.get(this.#current)!, hash).toString('base64url')}`;
  }

  /** Whether a code is the one that the key of its epoch makes for this hash, whatever somebody wrote there. */
  proves(code: unknown, hash: string): boolean {
    const [, epoch, mac] = CODE.exec(typeof code === 'string' ? code : '') ?? [];
    const key = this.#keys.get(Number(epoch));
    return key !== undefined && timingSafeEqual(Buffer.from(mac!, 'base64url'), this.#mac(key, hash));
  }

  #mac(key: Buffer, hash: string): Buffer {
    return createHmac('sha256', key).update(DOMAIN).update(hash).digest();
  }
}
