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
import { isSubject, type Actor } from '#kernel/decider';
import { ROLES, type Role } from '#kernel/nest';
import { IssuerUnavailable, UnauthenticatedError } from '../errors/answer-to.js';
import { SIGNING_ALGORITHM, TOKEN_LIFE } from './token-signer.js';

const ALGORITHMS = ['EdDSA', 'ES256'];

/** Seconds by which an issuer's clock may differ from ours. */
const CLOCK_SKEW = 5;

/** Characters: valid tokens are far shorter, and longer ones are refused unread. */
const LONGEST = 4_096;

/**
 * How many valid tokens are remembered, and for how many milliseconds. A user sends many requests with one token, and
 * verifying its signature takes as long as all other work before a decision. A withdrawn key is accepted for this long.
 */
const REMEMBERED = { tokens: 2_000, milliseconds: 30_000 };

/** The fields that a header may have. Any other is refused, above all another source of keys. */
const HEADER = new Set(['alg', 'typ', 'kid', 'x5t', 'x5t#S256']);

/** An access token of RFC 9068, or a plain one. */
const TYPES = new Set(['at+jwt', 'application/at+jwt', 'jwt']);

/** A name from an issuer: no control characters, no reversed direction, and a bounded length. */
const NAME = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]{1,200}$/u;

export interface Trust {
  /** The issuer of tokens. An API that is its own issuer knows its address only once it listens. */
  readonly issuer: () => string;
  readonly audience: string;
  readonly keys: JWTVerifyGetKey;
}

/** A user, and until when the token proves it. */
export interface SignedIn {
  readonly by: Actor;
  readonly until: Date;
}

/** Verifies tokens. No other place decides who the user is. */
export class Tokens {
  readonly #held = new LRUCache<string, SignedIn & { readonly since: number }>({ max: REMEMBERED.tokens });

  constructor(
    private readonly trust: Trust,
    private readonly now: () => number = Date.now,
  ) {}

  /** @throws like `signedIn` */
  async actorOf(authorization: string | undefined): Promise<Actor> {
    return (await this.signedIn(authorization)).by;
  }

  /**
   * @throws UnauthenticatedError, without naming the failed check.
   * @throws IssuerUnavailable if the issuer's keys cannot be fetched.
   */
  async signedIn(authorization: string | undefined): Promise<SignedIn> {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '')?.[1];
    if (!token || token.length > LONGEST) throw new UnauthenticatedError();
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
      throw error instanceof IssuerUnavailable ? error : new UnauthenticatedError();
    });
    const by = actorIn(payload);
    if (!by) throw new UnauthenticatedError();
    return { by, until: new Date(payload.exp! * 1_000) };
  }

  /** A header is checked before any key is fetched: no invalid header can make us call the issuer. */
  readonly #keyFor: JWTVerifyGetKey = (header, token) => {
    if (!isUnderstood(header)) throw new UnauthenticatedError();
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

/** For an API that is its own issuer: the public half of its own key. */
export const ownKeys = async ({ d: _, ...key }: JWK): Promise<JWTVerifyGetKey> =>
  createLocalJWKSet({
    keys: [{ ...key, kid: await calculateJwkThumbprint(key), alg: SIGNING_ALGORITHM, use: 'sig' }],
  });
