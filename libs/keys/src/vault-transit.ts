import { readFile } from 'node:fs/promises';
import { KeysUnavailable } from './key-store.js';

/** A key of Vault's Transit engine, and how it is reached. */
export interface Vault {
  /** Up to where Transit is mounted, e.g. https://vault:8200/v1/transit. */
  readonly url: string;
  /** The name of the key. */
  readonly key: string;
  /** Whatever renews the token writes it here: read again for each request. */
  readonly tokenFile: string;
}

/** What Homeward does with a key there: said where Vault forbids or refuses it. */
export interface VaultUse {
  /** What the token must be allowed to do. */
  readonly permissions: string;
  /** What the key must be, where Vault understands a request and refuses it. */
  readonly requirement: string;
  /** The command that makes such a key. */
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
      const text = await response.text(); // of a change there may be none
      return (text === '' ? undefined : (JSON.parse(text) as { data: Data }).data) as Data;
    }
    await response.body?.cancel();
    if (response.status === 400) throw new RequestRefused(this.use.requirement);
    const { key, tokenFile } = this.vault;
    throw new KeysUnavailable(
      {
        403: `Vault refuses the token in ${tokenFile}: it must be allowed to ${this.use.permissions} ${key}.`,
        404: `Vault has no key ${key}: make it with ${this.use.making}.`,
        503: 'Vault is sealed: unseal it.',
      }[response.status] ?? unusable(`it answers ${response.status}`),
    );
  }

  async #send(method: string, path: string, body?: object): Promise<Response> {
    try {
      const token = (await readFile(this.vault.tokenFile, 'utf8')).trim();
      return await fetch(`${this.vault.url}/${path}`, {
        method,
        headers: { 'X-Vault-Token': token, 'X-Vault-Request': 'true' },
        redirect: 'error', // a token is for this server alone
        signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
        ...(body && { body: JSON.stringify(body) }),
      });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new KeysUnavailable(
        code ? `The token of Vault cannot be read (${code}): ${this.vault.tokenFile}.` : unusable('it does not answer'),
        { cause: error },
      );
    }
  }
}

/** Vault has understood, and does not do it. */
export class RequestRefused extends KeysUnavailable {
  constructor(requirement: string) {
    super(`Vault does not take a request: ${requirement}`);
  }
}

const unusable = (why: string): string => `Vault cannot be used (${why}): check HOMEWARD_VAULT_URL.`;
