import {
  calculateJwkThumbprint,
  createLocalJWKSet,
  jwtVerify,
  type JWK,
  type JWTHeaderParameters,
  type JWTVerifyGetKey,
} from 'jose';
import { LRUCache } from 'lru-cache';
import type { Actor } from '#kernel/decider';
import { IssuerUnavailable, UnauthenticatedError } from '../errors/answer-to.js';
import { DEFAULT_CLAIMS, actorIn, type ClaimMapping } from './claims.js';
import type { IssuerKeys } from './issuer-keys.js';
import { SIGNING_ALGORITHM } from './token-signer.js';

/** Signatures only, with a key of its own for each: nothing that a public key could be a secret of. */
const ALGORITHMS = ['EdDSA', 'ES256', 'PS256', 'RS256'];

/** Seconds by which an issuer's clock may differ from ours. */
const CLOCK_SKEW_S = 5;

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

export interface Trust {
  /** The issuer of tokens. An API that is its own issuer knows its address only once it listens. */
  readonly issuer: () => string;
  readonly audience: string;
  readonly keys: JWTVerifyGetKey & Partial<Pick<IssuerKeys, 'areKnown'>>;
  /** Which claims say who somebody is. */
  readonly claims?: ClaimMapping;
  /** The office of a person in the register of staff today, where no claim names it. */
  readonly officeOf?: (id: string) => Promise<string | undefined>;
}

/** A user, and until when the token proves it. */
export interface SignedIn {
  readonly by: Actor;
  readonly until: Date;
}

/** Verifies tokens. No other place decides who the user is. */
export class Tokens {
  /** Keyed by the whole header, so that a known one is not parsed again. */
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
    const { by, until } = await this.#proveSignedIn(authorization);
    return { by: await this.withOffice(by), until };
  }

  /**
   * With the office of this moment, where it comes from the register: it may change while a token is valid. A deputy has
   * that of the supervisor in whose place they act.
   */
  async withOffice(by: Actor): Promise<Actor> {
    const { officeOf } = this.trust;
    if (!officeOf || by.deputyOf !== undefined) return by;
    const { office: _, ...person } = by;
    const office = await officeOf(by.id);
    return office === undefined ? person : { ...person, office };
  }

  async #proveSignedIn(authorization: string | undefined): Promise<SignedIn> {
    const now = this.now();
    const held = authorization === undefined ? undefined : this.#held.get(authorization);
    const young = held && now >= held.since && now < held.since + REMEMBERED.milliseconds;
    if (young && now < held.until.getTime()) return held;
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '')?.[1];
    if (!token || token.length > LONGEST) throw new UnauthenticatedError();
    const signedIn = await this.#verifyToken(token);
    this.#held.set(authorization!, { ...signedIn, since: now });
    return signedIn;
  }

  /** Whether a token could be verified now. False while the issuer's keys were never fetched, or are too old. */
  async canVerify(): Promise<boolean> {
    return (await this.trust.keys.areKnown?.()) ?? true;
  }

  async #verifyToken(token: string): Promise<SignedIn> {
    const { issuer, audience, claims = DEFAULT_CLAIMS } = this.trust;
    const lifeS = claims.tokenMinutes * 60;
    const options = {
      issuer: issuer(),
      audience,
      algorithms: ALGORITHMS,
      requiredClaims: ['exp', 'iat', 'sub'],
      maxTokenAge: lifeS,
      clockTolerance: CLOCK_SKEW_S,
    };
    const { payload } = await jwtVerify(token, this.#keyFor, options).catch((error: unknown) => {
      throw error instanceof IssuerUnavailable ? error : new UnauthenticatedError();
    });
    const by = actorIn(payload, claims);
    if (!by || payload.exp! - payload.iat! > lifeS) throw new UnauthenticatedError();
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

/** For an API that is its own issuer: the public half of its own key. */
export const ownKeys = async ({ d: _, ...key }: JWK): Promise<JWTVerifyGetKey> =>
  createLocalJWKSet({
    keys: [{ ...key, kid: await calculateJwkThumbprint(key), alg: SIGNING_ALGORITHM, use: 'sig' }],
  });
