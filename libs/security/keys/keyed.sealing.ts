import { hkdfSync, type KeyObject } from 'node:crypto';
import { ERASED, isErased, type ErasedMark, type JsonObject } from '#kernel/decider';
import { Sealing, decrypt, encrypt, type SealPlace } from '#kernel/integrity';
import { keySubjectOf } from '#nest/plain';
import { KeysDestroyed, type KeyStore } from './key-store.js';

const SCHEME = 'v1';
const FINGERPRINTS = 'fingerprints of commands';

/** `v1.<key id>.<base64url of iv‖ciphertext‖tag>`, opened by the key of its subject, in its own place only. */
export class KeyedSealing extends Sealing {
  /** Kept no longer than the keys from which they are derived. */
  readonly #fingerprintKeys = new WeakMap<KeyObject, Buffer>();

  /** @param mayOpen what must be waited for before anything is opened, if there still is something */
  constructor(
    private readonly keys: KeyStore,
    private readonly mayOpen: () => Promise<void> | undefined = () => undefined,
  ) {
    super();
  }

  async seal(place: SealPlace, part: JsonObject): Promise<string> {
    const held = this.keys.encryptionKeyOf(keySubjectOf(place), place.personalClass);
    const { id, key } = held instanceof Promise ? await held : held;
    const body = encrypt(key, Buffer.from(JSON.stringify(part)), bindingText(place, id));
    return `${SCHEME}.${id}.${body.toString('base64url')}`;
  }

  async open(place: SealPlace, sealed: string): Promise<JsonObject | ErasedMark> {
    const waiting = this.mayOpen();
    if (waiting) await waiting;
    const [scheme, id = '', body = '', ...more] = sealed.split('.');
    const bytes = Buffer.from(body, 'base64url');
    // one text for one value: other text that decodes to the same bytes was altered
    if (scheme !== SCHEME || more.length > 0 || bytes.toString('base64url') !== body) throw new BrokenSeal(place);
    const held = this.keys.decryptionKeyOf(keySubjectOf(place), id);
    const key = held instanceof Promise ? await held : held;
    if (!key) throw new BrokenSeal(place);
    if (isErased(key)) return ERASED;
    const plain = decrypt(key, bytes, bindingText(place, id));
    if (!plain) throw new BrokenSeal(place);
    return JSON.parse(plain.toString()) as JsonObject;
  }

  /** Derived from a sealing key, and neither stored nor destroyed separately. */
  async fingerprintKey(stream: string): Promise<Buffer | undefined> {
    try {
      const held = this.keys.encryptionKeyOf(keySubjectOf({ stream }), 'identity');
      const { key } = held instanceof Promise ? await held : held;
      const known = this.#fingerprintKeys.get(key);
      if (known) return known;
      const made = Buffer.from(hkdfSync('sha256', key, '', FINGERPRINTS, 32));
      this.#fingerprintKeys.set(key, made);
      return made;
    } catch (error) {
      if (error instanceof KeysDestroyed) return undefined;
      throw error;
    }
  }
}

/** The id of the key with which a text was sealed; undefined where it is no such text. */
export const sealingKeyOf = (sealed: unknown): string | undefined =>
  typeof sealed === 'string' ? SEALED.exec(sealed)?.[1] : undefined;

const SEALED = /^v1\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\./;

/** Altered, moved from elsewhere, or sealed with a key that the subject never had: its content is unknown. */
export class BrokenSeal extends Error {
  override readonly name = 'BrokenSeal';

  constructor({ stream, eventId, personalClass }: SealPlace) {
    super(
      `The ${personalClass} of event ${eventId} in ${stream} was altered, or was moved there: compare it with a backup.`,
    );
  }
}

const bindingText = ({ stream, eventId, type, personalClass }: SealPlace, id: string): string =>
  JSON.stringify([stream, eventId, type, personalClass, id]);
