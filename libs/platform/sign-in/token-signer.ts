import { SignJWT, calculateJwkThumbprint, importJWK, type JWK } from 'jose';
import type { Role } from '#nest';

export const TOKEN_LIFETIME_S = 600;

/** The audience of tokens, unless OIDC_AUDIENCE names another. */
export const AUDIENCE = 'homeward';

export const SIGNING_ALGORITHM = 'EdDSA';

export interface Bearer {
  readonly id: string;
  readonly role: Role;
  readonly office?: string | undefined;
  readonly organisation?: string | undefined;
}

/** Signs tokens in development, with the key of the installation and in the name of its API. */
export class TokenSigner {
  private constructor(
    private readonly key: CryptoKey,
    private readonly kid: string,
    private readonly issuer: string,
  ) {}

  static async from(key: JWK, issuer: string): Promise<TokenSigner> {
    const signing = (await importJWK(key, SIGNING_ALGORITHM)) as CryptoKey;
    return new TokenSigner(signing, await calculateJwkThumbprint(key), issuer);
  }

  /** A token that is valid for ten minutes or less. */
  async sign({ id, role, office, organisation = 'A21' }: Bearer, seconds = TOKEN_LIFETIME_S): Promise<string> {
    return new SignJWT({ role, org: organisation, ...(office && { office }) })
      .setProtectedHeader({ alg: SIGNING_ALGORITHM, typ: 'JWT', kid: this.kid })
      .setSubject(id)
      .setIssuer(this.issuer)
      .setAudience(AUDIENCE)
      .setIssuedAt()
      .setExpirationTime(`${seconds}s`)
      .sign(this.key);
  }
}
