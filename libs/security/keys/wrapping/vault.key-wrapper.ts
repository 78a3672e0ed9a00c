import { BrokenWrapping, EpochGone, KeyWrapper, type Epochs, type WrappedBytes } from './key-wrapper.js';
import { RequestRefused, VaultTransit, type Vault } from './vault-transit.js';

interface KeyRead {
  readonly latest_version: number;
  readonly min_available_version?: number;
  readonly keys: Readonly<Record<string, number>>;
}

/** Vault's Transit engine: an epoch is a version of a key there, and never leaves it. */
export class VaultKeyWrapper extends KeyWrapper {
  readonly #transit: VaultTransit;
  readonly #key: string;

  constructor(vault: Vault) {
    super();
    this.#key = vault.key;
    this.#transit = new VaultTransit(vault, {
      permissions: 'read, encrypt, decrypt, rotate, configure and trim',
      requirement: 'make sure that HOMEWARD_VAULT_KEY is a key of type aes256-gcm96.',
      making: `vault write -f transit/keys/${vault.key}`,
    });
  }

  get place(): string {
    return `key ${this.#key} in Vault`;
  }

  async epochs(): Promise<Epochs> {
    const read = await this.#transit.request<KeyRead>('GET', `keys/${this.#key}`);
    const { latest_version: number, min_available_version: oldest = 0, keys } = read;
    return { current: { number, began: new Date(keys[number]! * 1_000) }, oldest: Math.max(1, oldest) };
  }

  async wrap(key: Buffer, of: string): Promise<WrappedBytes> {
    const { ciphertext } = await this.#transit.request<{ ciphertext: string }>('POST', `encrypt/${this.#key}`, {
      plaintext: key.toString('base64'),
      associated_data: base64(of),
    });
    return { epoch: versionOf(ciphertext), bytes: Buffer.from(ciphertext) };
  }

  async unwrap({ epoch, bytes }: WrappedBytes, of: string): Promise<Buffer> {
    const ciphertext = bytes.toString();
    try {
      const { plaintext } = await this.#transit.request<{ plaintext: string }>('POST', `decrypt/${this.#key}`, {
        ciphertext,
        associated_data: base64(of),
      });
      return Buffer.from(plaintext, 'base64');
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error;
      // Vault's message about a missing version may change, so the version number is checked
      const { keys } = await this.#transit.request<KeyRead>('GET', `keys/${this.#key}`);
      throw String(epoch) in keys ? new BrokenWrapping() : new EpochGone(epoch);
    }
  }

  async rotate(after: number): Promise<void> {
    const { current } = await this.epochs();
    if (current.number === after) await this.#transit.request('POST', `keys/${this.#key}/rotate`);
  }

  /** Vault trims only versions that may neither open nor seal any more. */
  async destroyBefore(epoch: number): Promise<void> {
    const { oldest } = await this.epochs();
    if (oldest >= epoch) return;
    await this.#transit.request('POST', `keys/${this.#key}/config`, {
      min_decryption_version: epoch,
      min_encryption_version: epoch,
    });
    await this.#transit.request('POST', `keys/${this.#key}/trim`, { min_available_version: epoch });
  }
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** `vault:v3:…` → 3 */
const versionOf = (ciphertext: string): number => Number(/^vault:v(\d+):/.exec(ciphertext)?.[1]);
