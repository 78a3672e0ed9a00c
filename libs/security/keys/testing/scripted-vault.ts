import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export const TOKEN = 'a-token';

interface VaultRequest {
  readonly plaintext?: string;
  readonly ciphertext?: string;
  readonly associated_data?: string;
  readonly [limit: string]: unknown;
}
type Answer = readonly [status: number, data?: object];

const REFUSED: Answer = [400];

/** One key of Vault's Transit engine, as its HTTP API is documented: versions, minimum versions, trimming. */
class TransitKey {
  readonly #versions = new Map<number, { key: Buffer; hmac: Buffer; made: number }>();
  #latest = 0;
  readonly #minimum = { decryption: 1, encryption: 0, available: 0 };

  constructor(
    readonly type = 'aes256-gcm96',
    private readonly exportable = false,
  ) {
    this.rotate();
  }

  /** Every version that may still open, and no older one. */
  exportHmacKey(): Answer {
    if (!this.exportable) return REFUSED;
    const usable = [...this.#versions].filter(([number]) => number >= this.#minimum.decryption);
    const keys = Object.fromEntries(usable.map(([number, { hmac }]) => [number, hmac.toString('base64')]));
    return [200, { name: 'of-the-log', type: this.type, keys }];
  }

  read(): Answer {
    const usable = [...this.#versions].filter(([number]) => number >= this.#minimum.decryption);
    return [
      200,
      {
        type: this.type,
        latest_version: this.#latest,
        min_available_version: this.#minimum.available,
        min_decryption_version: this.#minimum.decryption,
        min_encryption_version: this.#minimum.encryption,
        keys: Object.fromEntries(usable.map(([number, { made }]) => [number, made])),
      },
    ];
  }

  rotate(): Answer {
    this.#versions.set(++this.#latest, {
      key: randomBytes(32),
      hmac: randomBytes(32),
      made: Math.floor(Date.now() / 1_000),
    });
    return this.read();
  }

  /** The minimum for sealing is zero, which means the latest, or at least that for opening. */
  configure(request: VaultRequest): Answer {
    const decryption = Number(request.min_decryption_version ?? this.#minimum.decryption);
    const encryption = Number(request.min_encryption_version ?? this.#minimum.encryption);
    const tooHigh = Math.max(decryption, encryption) > this.#latest;
    if (tooHigh || (encryption !== 0 && encryption < decryption) || decryption < this.#minimum.available)
      return REFUSED;
    Object.assign(this.#minimum, { decryption, encryption });
    return this.read();
  }

  /** Refused while either minimum is zero, and above the lesser of both. */
  trim({ min_available_version: request }: VaultRequest): Answer {
    const { decryption, encryption } = this.#minimum;
    if (decryption === 0 || encryption === 0 || Number(request) > Math.min(decryption, encryption)) return REFUSED;
    this.#minimum.available = Number(request);
    for (const number of this.#versions.keys()) if (number < Number(request)) this.#versions.delete(number);
    return [204];
  }

  encrypt({ plaintext = '', associated_data: bound = '' }: VaultRequest): Answer {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.#versions.get(this.#latest)!.key, iv);
    cipher.setAAD(Buffer.from(bound, 'base64'));
    const body = [iv, cipher.update(Buffer.from(plaintext, 'base64')), cipher.final(), cipher.getAuthTag()];
    return [200, { ciphertext: `vault:v${this.#latest}:${Buffer.concat(body).toString('base64')}` }];
  }

  decrypt({ ciphertext = '', associated_data: bound = '' }: VaultRequest): Answer {
    const [, version, body] = /^vault:v(\d+):(.+)$/.exec(ciphertext) ?? [];
    const found = this.#versions.get(Number(version));
    if (!found || Number(version) < this.#minimum.decryption) return REFUSED;
    const bytes = Buffer.from(body!, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', found.key, bytes.subarray(0, 12), { authTagLength: 16 });
    try {
      decipher.setAAD(Buffer.from(bound, 'base64')).setAuthTag(bytes.subarray(-16));
      const plain = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
      return [200, { plaintext: plain.toString('base64') }];
    } catch {
      return REFUSED;
    }
  }
}

/** A server with one wrapping key, `homeward`, two log keys, `of-the-log` and `of-type-hmac`, and one token. */
export const scriptedVault = async () => {
  const key = new TransitKey();
  const ofTheLog = new TransitKey('aes256-gcm96', true);
  const ofTypeHmac = new TransitKey('hmac', true);
  const answers: Readonly<Record<string, (request: VaultRequest) => Answer>> = {
    'GET /v1/transit/keys/homeward': () => key.read(),
    'POST /v1/transit/keys/homeward/rotate': () => key.rotate(),
    'POST /v1/transit/keys/homeward/config': (request) => key.configure(request),
    'POST /v1/transit/keys/homeward/trim': (request) => key.trim(request),
    'POST /v1/transit/encrypt/homeward': (request) => key.encrypt(request),
    'POST /v1/transit/decrypt/homeward': (request) => key.decrypt(request),
    'GET /v1/transit/export/hmac-key/homeward': () => key.exportHmacKey(),
    'GET /v1/transit/export/hmac-key/of-the-log': () => ofTheLog.exportHmacKey(),
    'POST /v1/transit/keys/of-the-log/rotate': () => ofTheLog.rotate(),
    'POST /v1/transit/keys/of-the-log/config': (request) => ofTheLog.configure(request),
    'GET /v1/transit/export/hmac-key/of-type-hmac': () => ofTypeHmac.exportHmacKey(),
  };
  const answerTo = async (request: IncomingMessage): Promise<Answer> => {
    const text = (await request.toArray()).join('');
    if (request.headers['x-vault-token'] !== TOKEN) return [403];
    return (
      answers[`${request.method} ${request.url}`]?.(text === '' ? {} : (JSON.parse(text) as VaultRequest)) ?? [404]
    );
  };
  const server = createServer((request, response) => {
    void answerTo(request).then(([status, data]) => {
      response.writeHead(status).end(status === 204 ? undefined : JSON.stringify(data ? { data } : { errors: ['no'] }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1/transit`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
