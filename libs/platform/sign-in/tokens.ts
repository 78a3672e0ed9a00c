import {
  calculateJwkThumbprint,
  createLocalJWKSet,
  jwtVerify,
  type JWK,
  type JWTHeaderParameters,
  type JWTPayload,
  type JWTVerifyGetKey,
} from 'jose';
import { LRUCache } from 'lru-cache';
import type { Actor } from '#kernel/decider';
import { ROLES, type Role } from '#kernel/nest';
import { IssuerUnavailable, Unauthenticated } from '../errors/answers.js';
import { isSubject } from './subject.js';
import { SIGNING_ALGORITHM, TOKEN_LIFE } from './token-signer.js';

const ALGORITHMS = ['EdDSA', 'ES256'];

/** Seconds by which the clock of an issuer may differ from ours. */
const CLOCK_SKEW = 5;

/** Characters: no sound token comes near, and nothing longer is looked into. */
const LONGEST = 4_096;

/**
 * Of how many tokens it is remembered that they held, and for how many milliseconds: somebody asks many things with one, and
 * to verify a signature takes as long as all else that is done before a command is decided. A key that is withdrawn still
 * holds for as long as this.
 */
const REMEMBERED = { tokens: 2_000, milliseconds: 30_000 };

/** What may stand in a header. Nothing else is looked into, least of all another place to take a key from. */
const HEADER = new Set(['alg', 'typ', 'kid', 'x5t', 'x5t#S256']);

/** An access token of RFC 9068, or a plain one. */
const TYPES = new Set(['at+jwt', 'application/at+jwt', 'jwt']);

/** A name as an issuer gives it: no control characters, no line that runs backwards, and not endless. */
const NAME = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]{1,200}$/u;

export interface Trust {
  /** In whose name tokens are signed; of an API that is its own issuer it is known only once it listens. */
  readonly issuer: () => string;
  readonly audience: string;
  readonly keys: JWTVerifyGetKey;
}

/** Who somebody is, and for how long that is certain. */
export interface SignedIn {
  readonly by: Actor;
  readonly until: Date;
}

/** Verifies tokens. No other place decides who is asking. */
export class Tokens {
  readonly #held = new LRUCache<string, SignedIn & { readonly since: number }>({ max: REMEMBERED.tokens });

  constructor(
    private readonly trust: Trust,
    private readonly now: () => number = Date.now,
  ) {}

  /** @throws as `signedIn` does */
  async actorOf(authorization: string | undefined): Promise<Actor> {
    return (await this.signedIn(authorization)).by;
  }

  /**
   * @throws Unauthenticated, without telling which check it was that failed.
   * @throws IssuerUnavailable when it cannot be told, for want of the issuer's keys.
   */
  async signedIn(authorization: string | undefined): Promise<SignedIn> {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '')?.[1];
    if (!token || token.length > LONGEST) throw new Unauthenticated();
    const now = this.now();
    const held = this.#held.get(token);
    const young = held && now >= held.since && now < held.since + REMEMBERED.milliseconds;
    if (young && now < held.until.getTime()) return held;
    const signedIn = await this.#verified(token);
    this.#held.set(token, { ...signedIn, since: now });
    return signedIn;
  }

  async #verified(token: string): Promise<SignedIn> {
    const { issuer, audience } = this.trust;
    const options = {
      issuer: issuer(),
      audience,
      algorithms: ALGORITHMS,
      requiredClaims: ['exp', 'iat', 'sub'],
      maxTokenAge: TOKEN_LIFE,
      clockTolerance: CLOCK_SKEW,
    };
    const { payload } = await jwtVerify(token, this.#keyFor, options).catch((error: unknown) => {
      throw error instanceof IssuerUnavailable ? error : new Unauthenticated();
    });
    const by = actorIn(payload);
    if (!by) throw new Unauthenticated();
    return { by, until: new Date(payload.exp! * 1_000) };
  }

  /** A header is judged before any key is looked for: nobody makes us ask the issuer with one that cannot hold. */
  readonly #keyFor: JWTVerifyGetKey = (header, token) => {
    if (!isUnderstood(header)) throw new Unauthenticated();
    return this.trust.keys(header, token);
  };
}

const isUnderstood = (header: JWTHeaderParameters): boolean =>
  Object.keys(header).every((name) => HEADER.has(name)) &&
  typeof header.typ === 'string' &&
  TYPES.has(header.typ.toLowerCase());

const isName = (value: unknown): value is string => typeof value === 'string' && NAME.test(value);

const actorIn = ({ sub, role, org, office, exp = 0, iat = 0 }: JWTPayload): Actor | undefined => {
  const sound = ROLES.includes(role as Role) && exp - iat <= TOKEN_LIFE;
  if (!sound || !isSubject(sub) || !isName(org) || (office !== undefined && !isName(office))) return undefined;
  return { id: sub, role: role as Role, organisation: org, ...(office !== undefined && { office }) };
};

/** Of an API that is its own issuer: it asks nobody for the public half of its own key. */
export const ownKeys = async ({ d: _, ...key }: JWK): Promise<JWTVerifyGetKey> =>
  createLocalJWKSet({
    keys: [{ ...key, kid: await calculateJwkThumbprint(key), alg: SIGNING_ALGORITHM, use: 'sig' }],
  });
