import { readFile } from 'node:fs/promises';
import { KeysUnavailable } from './key-store.js';
import { BrokenWrapping, EpochGone, KeyWrapper, type Epochs, type Wrapped } from './key-wrapper.js';

export interface Vault {
  /** Up to where Transit is mounted, e.g. https://vault:8200/v1/transit. */
  readonly url: string;
  /** The name of a key of type aes256-gcm96. */
  readonly key: string;
  /** Whatever renews the token writes it here: read again for each request. */
  readonly tokenFile: string;
}

interface KeyRead {
  readonly latest_version: number;
  readonly min_available_version?: number;
  readonly keys: Readonly<Record<string, number>>;
}

const PATIENCE = 5_000;

/** Vault's Transit engine: an epoch is a version of a key there, and never leaves it. */
export class VaultKeyWrapper extends KeyWrapper {
  constructor(private readonly vault: Vault) {
    super();
  }

  async epochs(): Promise<Epochs> {
    const read = await this.#ask<KeyRead>('GET', `keys/${this.vault.key}`);
    const { latest_version: number, min_available_version: oldest = 0, keys } = read;
    return { current: { number, began: new Date(keys[number]! * 1_000) }, oldest: Math.max(1, oldest) };
  }

  async wrap(key: Buffer, of: string): Promise<Wrapped> {
    const { ciphertext } = await this.#ask<{ ciphertext: string }>('POST', `encrypt/${this.vault.key}`, {
      plaintext: key.toString('base64'),
      associated_data: base64(of),
    });
    return { epoch: versionOf(ciphertext), bytes: Buffer.from(ciphertext) };
  }

  async unwrap({ epoch, bytes }: Wrapped, of: string): Promise<Buffer> {
    const ciphertext = bytes.toString();
    try {
      const { plaintext } = await this.#ask<{ plaintext: string }>('POST', `decrypt/${this.vault.key}`, {
        ciphertext,
        associated_data: base64(of),
      });
      return Buffer.from(plaintext, 'base64');
    } catch (error) {
      if (!(error instanceof NotTaken)) throw error;
      // what it answers to a version that is gone is a sentence, which may change: so its number is looked at
      const { keys } = await this.#ask<KeyRead>('GET', `keys/${this.vault.key}`);
      throw String(epoch) in keys ? new BrokenWrapping() : new EpochGone(epoch);
    }
  }

  async rotate(after: number): Promise<void> {
    const { current } = await this.epochs();
    if (current.number === after) await this.#ask('POST', `keys/${this.vault.key}/rotate`);
  }

  /** Only what may neither open nor seal any more can be trimmed away. */
  async destroyBefore(epoch: number): Promise<void> {
    const { oldest } = await this.epochs();
    if (oldest >= epoch) return;
    await this.#ask('POST', `keys/${this.vault.key}/config`, {
      min_decryption_version: epoch,
      min_encryption_version: epoch,
    });
    await this.#ask('POST', `keys/${this.vault.key}/trim`, { min_available_version: epoch });
  }

  async #ask<Data>(method: 'GET' | 'POST', path: string, body?: object): Promise<Data> {
    const response = await this.#send(method, path, body);
    if (response.ok) {
      const text = await response.text(); // of a change there may be none
      return (text === '' ? undefined : (JSON.parse(text) as { data: Data }).data) as Data;
    }
    await response.body?.cancel();
    if (response.status === 400) throw new NotTaken();
    throw new KeysUnavailable(SENTENCES[response.status]?.(this.vault) ?? away(`it answers ${response.status}`));
  }

  async #send(method: string, path: string, body?: object): Promise<Response> {
    try {
      const token = (await readFile(this.vault.tokenFile, 'utf8')).trim();
      return await fetch(`${this.vault.url}/${path}`, {
        method,
        headers: { 'X-Vault-Token': token, 'X-Vault-Request': 'true' },
        redirect: 'error', // a token is for this server alone
        signal: AbortSignal.timeout(PATIENCE),
        ...(body && { body: JSON.stringify(body) }),
      });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new KeysUnavailable(
        code ? `The token of Vault cannot be read (${code}): ${this.vault.tokenFile}.` : away('it does not answer'),
        {
          cause: error,
        },
      );
    }
  }
}

/** It has understood, and does not do it. */
class NotTaken extends KeysUnavailable {
  constructor() {
    super('Vault does not take a request: see that HOMEWARD_VAULT_KEY is a key of type aes256-gcm96.');
  }
}

const SENTENCES: Readonly<Record<number, (vault: Vault) => string>> = {
  403: ({ key, tokenFile }) =>
    `Vault refuses the token in ${tokenFile}: it must be allowed to read, encrypt, decrypt, rotate, configure and trim ${key}.`,
  404: ({ key }) => `Vault has no key ${key}: make it with vault write -f transit/keys/${key}.`,
  503: () => 'Vault is sealed: unseal it.',
};

const away = (why: string): string => `Vault cannot be used (${why}): check HOMEWARD_VAULT_URL.`;

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** `vault:v3:…` → 3 */
const versionOf = (ciphertext: string): number => Number(/^vault:v(\d+):/.exec(ciphertext)?.[1]);
