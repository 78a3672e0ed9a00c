import { readFile } from 'node:fs/promises';
import { KeysUnavailable } from '../key-store.js';

/** A key of Vault's Transit engine, and how it is reached. */
export interface Vault {
  /** Up to the mount of Transit, e.g. https://vault:8200/v1/transit. */
  readonly url: string;
  /** The name of the key. */
  readonly key: string;
  /** The file into which the token is renewed: read again for each request. */
  readonly tokenFile: string;
}

/** What Homeward needs of a key: quoted where Vault forbids or rejects a request. */
interface VaultUse {
  /** What the token must be allowed to do. */
  readonly permissions: string;
  /** The required properties of the key, for a request that Vault understands and rejects. */
  readonly requirement: string;
  /** The command that creates such a key. */
  readonly making: string;
}

const REQUEST_TIMEOUT_MS = 5_000;

/** Vault's HTTP API for one key. */
export class VaultTransit {
  constructor(
    private readonly vault: Vault,
    private readonly use: VaultUse,
  ) {}

  /** @throws RequestRefused, KeysUnavailable */
  async request<Data>(method: 'GET' | 'POST', path: string, body?: object): Promise<Data> {
    const response = await this.#send(method, path, body);
    if (response.ok) {
      const text = await response.text(); // empty after some changes
      return (text === '' ? undefined : (JSON.parse(text) as { data: Data }).data) as Data;
    }
    await response.body?.cancel();
    if (response.status === 400) throw new RequestRefused(this.use.requirement);
    const { key, tokenFile } = this.vault;
    throw new KeysUnavailable(
      {
        403: `Vault refuses the token in ${tokenFile}: it must be allowed to ${this.use.permissions} ${key}.`,
        404: `Vault has no key ${key}: create it with ${this.use.making}.`,
        503: 'Vault is sealed: unseal it.',
      }[response.status] ?? vaultUnusable(`it answers ${response.status}`),
    );
  }

  async #send(method: string, path: string, body?: object): Promise<Response> {
    try {
      const token = (await readFile(this.vault.tokenFile, 'utf8')).trim();
      return await fetch(`${this.vault.url}/${path}`, {
        method,
        headers: { 'X-Vault-Token': token, 'X-Vault-Request': 'true' },
        redirect: 'error', // the token is for this server only
        signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
        ...(body && { body: JSON.stringify(body) }),
      });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new KeysUnavailable(
        code
          ? `The token of Vault cannot be read (${code}): ${this.vault.tokenFile}.`
          : vaultUnusable('it does not answer'),
        { cause: error },
      );
    }
  }
}

/** Vault understood the request and rejected it. */
export class RequestRefused extends KeysUnavailable {
  constructor(requirement: string) {
    super(`Vault rejected a request: ${requirement}`);
  }
}

const vaultUnusable = (why: string): string => `Vault cannot be used (${why}): check HOMEWARD_VAULT_URL.`;
