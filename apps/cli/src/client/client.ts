import { setTimeout as sleep } from 'node:timers/promises';
import { backoff } from '#kernel/waiting';
import { TOKEN_LIFETIME_S, type Bearer } from '#platform/plain';

/** The service refused the request. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused';

  constructor(
    message: string,
    readonly code: string,
    readonly extensions: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

/** Codes after which the same request, with the same commandId, should be repeated. */
const RETRIED_CODES = new Set(['OUTCOME_UNKNOWN', 'UNAVAILABLE', 'UNREACHABLE', 'RATE_LIMITED', 'TIMEOUT']);
const ATTEMPTS_MAX = 30;
const RETRY_PAUSE_MAX_MS = 2_000;

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { message: string; extensions?: { code?: string } }[];
  /** Seconds to wait before the next attempt. */
  readonly retryAfter?: number;
}

/** Seconds before its expiry from which a token is no longer used. */
const RENEW_BEFORE_S = 60;

/** The source of tokens. */
export interface Signer {
  sign(as: Bearer): Promise<string>;
}

/** A GraphQL client of the service that signs in as given people. */
export class Client {
  #met = false;
  readonly #tokens = new Map<string, { token: string; until: number }>();

  constructor(
    readonly url: string,
    private readonly signer: Signer,
    private readonly interrupted?: AbortSignal,
  ) {}

  /** @throws CommandRefused */
  async ask<Data>(as: Bearer, query: string, variables: object = {}): Promise<Data> {
    const { data, errors, retryAfter } = await this.#post<Data>(as, query, variables);
    const [first] = errors ?? [];
    if (first)
      throw new CommandRefused(first.message, first.extensions?.code ?? 'INTERNAL', {
        ...first.extensions,
        retryAfter,
      });
    return data!;
  }

  /**
   * Repeats the request until its outcome is known: safe for queries and for commands with a commandId. It waits for a
   * service that has answered before, and fails at once for one that never has.
   */
  async insist<Data>(as: Bearer, query: string, variables: object = {}): Promise<Data> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.ask<Data>(as, query, variables);
      } catch (error) {
        if (
          !(error instanceof CommandRefused) ||
          !RETRIED_CODES.has(error.code) ||
          attempt === ATTEMPTS_MAX ||
          !this.#met
        )
          throw error;
        const retryAfterMs = Number(error.extensions.retryAfter ?? 0) * 1_000;
        await this.#pause(retryAfterMs + backoff(attempt - 1, RETRY_PAUSE_MAX_MS));
      }
    }
  }

  async #pause(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { signal: this.interrupted }).catch(() => this.interrupted!.throwIfAborted());
  }

  async #post<Data>(as: Bearer, query: string, variables: object): Promise<Answer<Data>> {
    this.interrupted?.throwIfAborted();
    const authorization = `Bearer ${await this.#tokenOf(as)}`;
    const response = await fetch(this.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify({ query, variables }),
    }).catch(() => {
      throw new CommandRefused(`Nothing answers at ${this.url}: start the service with npm start.`, 'UNREACHABLE');
    });
    const answer = await (response.json() as Promise<Answer<Data>>).catch(() => {
      throw new CommandRefused(
        `${this.url} answered with HTTP ${response.status} and no JSON: another service or a proxy answers there.`,
        'UNREACHABLE',
      );
    });
    this.#met = true;
    return { ...answer, retryAfter: Number(response.headers.get('retry-after')) };
  }

  async #tokenOf(as: Bearer): Promise<string> {
    const name = JSON.stringify(as);
    const kept = this.#tokens.get(name);
    if (kept && kept.until > Date.now()) return kept.token;
    const token = await this.signer.sign(as);
    this.#tokens.set(name, { token, until: Date.now() + (TOKEN_LIFETIME_S - RENEW_BEFORE_S) * 1_000 });
    return token;
  }
}
