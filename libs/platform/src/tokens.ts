import { SignJWT, importJWK, jwtVerify, type JWK } from 'jose';
import type { Actor } from '#decider';
import { ROLES, type Role } from '#step';
import { Unauthenticated } from './answers.js';

const ISSUER = 'homeward-development';
const AUDIENCE = 'homeward';
const ALGORITHM = 'EdDSA';

/** Seconds. */
export const TOKEN_LIFE = 600;

export interface Bearer {
  readonly id: string;
  readonly role: Role;
  readonly office?: string | undefined;
  readonly organisation?: string | undefined;
}

/** Signs and verifies the tokens of development. No other place decides who is asking. */
export class Tokens {
  private constructor(
    private readonly signing: CryptoKey,
    private readonly verifying: CryptoKey,
  ) {}

  static async from({ d, ...publicKey }: JWK): Promise<Tokens> {
    return new Tokens(
      (await importJWK({ d, ...publicKey } as JWK, ALGORITHM)) as CryptoKey,
      (await importJWK(publicKey, ALGORITHM)) as CryptoKey,
    );
  }

  /** A token that lives for ten minutes. */
  async sign({ id, role, office, organisation = 'A21' }: Bearer): Promise<string> {
    return new SignJWT({ role, org: organisation, ...(office && { office }) })
      .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
      .setSubject(id)
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt()
      .setExpirationTime(`${TOKEN_LIFE}s`)
      .sign(this.signing);
  }

  /** @throws Unauthenticated, without telling which check it was that failed. */
  async actorOf(authorization: string | undefined): Promise<Actor> {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '')?.[1];
    if (!token) throw new Unauthenticated();
    const options = {
      issuer: ISSUER,
      audience: AUDIENCE,
      algorithms: [ALGORITHM],
      requiredClaims: ['exp', 'iat', 'sub'],
      maxTokenAge: TOKEN_LIFE,
    };
    const { payload } = await jwtVerify(token, this.verifying, options).catch(() => {
      throw new Unauthenticated();
    });
    const { sub: id, role, org: organisation, office, exp = 0, iat = 0 } = payload;
    const sound =
      typeof id === 'string' &&
      id !== '' &&
      ROLES.includes(role as Role) &&
      typeof organisation === 'string' &&
      exp - iat <= TOKEN_LIFE;
    if (!sound) throw new Unauthenticated();
    return { id, role: role as Role, organisation, ...(typeof office === 'string' && { office }) };
  }
}
