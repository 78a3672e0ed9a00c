import { SignJWT, exportJWK, generateKeyPair, type JWK } from 'jose';
import { IssuerUnavailable, UnauthenticatedError } from '../errors/answer-to.js';
import { keysOfIssuer } from './issuer-keys.js';
import { Tokens } from './tokens.js';

const ISSUER = 'https://sign-in.example.org/realms/homeward';
const MINUTE_MS = 60_000;

interface Pair {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
}
const pair = async (kid: string, alg = 'EdDSA'): Promise<Pair> => {
  const { privateKey, publicKey } = await generateKeyPair(alg);
  return { kid, alg, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
};

let old: Pair;
let young: Pair;
beforeAll(async () => {
  [old, young] = await Promise.all([pair('old'), pair('young', 'ES256')]);
});

let now: number;
let asked: string[];
let published: Pair[];
let away: boolean;
let document: Record<string, unknown>;
let faults: string[];
let tokens: Tokens;

const answering = async (input: Parameters<typeof fetch>[0]): Promise<Response> => {
  const url = String(input);
  asked.push(url);
  if (away) throw new TypeError('fetch failed');
  return url.endsWith('/.well-known/openid-configuration')
    ? Response.json(document)
    : Response.json({ keys: published.map(({ jwk }) => jwk) });
};

beforeEach(() => {
  now = Date.now();
  asked = [];
  published = [old];
  away = false;
  document = { issuer: ISSUER, jwks_uri: 'https://sign-in.example.org/keys' };
  faults = [];
  const keys = keysOfIssuer(ISSUER, { fetching: answering, now: () => now, onSilence: (fault) => faults.push(fault) });
  tokens = new Tokens({ issuer: () => ISSUER, audience: 'homeward', keys }, () => now);
});

const signedBy = ({ kid, alg, privateKey }: Pair, header: object = {}) =>
  new SignJWT({ role: 'AUDITOR', org: 'A21' })
    .setProtectedHeader({ alg, kid, typ: 'at+jwt', ...header })
    .setSubject('vuthy')
    .setIssuer(ISSUER)
    .setAudience('homeward')
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(privateKey);
const outcome = async (by: Pair, header: object = {}): Promise<unknown> =>
  tokens.actorOf(`Bearer ${await signedBy(by, header)}`).then(
    ({ id }) => id,
    (error: Error) => error.name,
  );
const UNKNOWN = new UnauthenticatedError().name;
const AWAY = new IssuerUnavailable().name;

describe('the keys of an issuer', () => {
  it('are found through its discovery document, once for many tokens', async () => {
    expect(await Promise.all(Array.from({ length: 8 }, () => outcome(old)))).toEqual(Array(8).fill('vuthy'));
    expect(asked).toEqual([`${ISSUER}/.well-known/openid-configuration`, 'https://sign-in.example.org/keys']);
  });

  it('may be EdDSA or ES256, and a new one is fetched when a token names it', async () => {
    expect(await outcome(old)).toBe('vuthy');
    published = [old, young];
    now += MINUTE_MS;
    expect(await outcome(young)).toBe('vuthy');
  });

  it('are not fetched again and again, whatever keys tokens name', async () => {
    expect(await outcome(old)).toBe('vuthy');
    for (let n = 0; n < 20; n++) expect(await outcome(young)).toBe(UNKNOWN);
    expect(asked).toHaveLength(2);
  });

  it('are not fetched for a header that cannot be valid', async () => {
    expect(await outcome(old, { jku: 'https://evil.example/keys' })).toBe(UNKNOWN);
    expect(asked).toEqual([]);
  });

  it('are no longer accepted after the next fetch if they were withdrawn', async () => {
    expect(await outcome(old)).toBe('vuthy');
    published = [young];
    now += 11 * MINUTE_MS;
    await outcome(old);
    expect(await outcome(young)).toBe('vuthy');
    now += MINUTE_MS; // a valid token is remembered for half a minute
    expect(await outcome(old)).toBe(UNKNOWN);
  });
});

describe('while an issuer cannot be reached', () => {
  it('a new token cannot be judged', async () => {
    away = true;
    expect(await outcome(old)).toBe(AWAY);
    away = false;
    now += 6_000;
    expect(await outcome(old)).toBe('vuthy');
  });

  it('known keys are accepted for one hour, and tokens with unknown keys cannot be judged', async () => {
    expect(await outcome(old)).toBe('vuthy');
    away = true;
    now += 59 * MINUTE_MS;
    expect(await outcome(old)).toBe('vuthy');
    expect(await outcome(young)).toBe(AWAY);
    now += 2 * MINUTE_MS;
    expect(await outcome(old)).toBe(AWAY);
    away = false;
    now += 6_000;
    expect(await outcome(old)).toBe('vuthy');
  });

  it('and has answered before, its silence is reported once, with its reason', async () => {
    away = true;
    expect(await outcome(old)).toBe(AWAY);
    expect(faults).toEqual([]); // the start reports an issuer that has never answered
    for (const isAway of [false, true, true, false, true]) {
      away = isAway;
      now += 61 * MINUTE_MS;
      await outcome(old);
    }
    expect(faults).toEqual(
      Array(2).fill(expect.stringContaining(`${ISSUER}, which does not sign people in (fetch failed)`)),
    );
  });

  it('each token does not ask it again', async () => {
    away = true;
    for (let n = 0; n < 20; n++) expect(await outcome(old)).toBe(AWAY);
    expect(asked).toHaveLength(1);
  });
});

describe('a discovery document is refused', () => {
  it.each<[string, Record<string, unknown>]>([
    ['of another issuer', { issuer: 'https://evil.example', jwks_uri: 'https://sign-in.example.org/keys' }],
    ['with another spelling of its issuer', { issuer: `${ISSUER}/`, jwks_uri: 'https://sign-in.example.org/keys' }],
    ['without keys', { issuer: ISSUER }],
    ['with keys at an unencrypted address', { issuer: ISSUER, jwks_uri: 'http://sign-in.example.org/keys' }],
    ['with keys in a file', { issuer: ISSUER, jwks_uri: 'file:///etc/passwd' }],
    ['with keys that are not a list', { issuer: ISSUER, jwks_uri: 'data:application/json,{}' }],
  ])('%s', async (_, told) => {
    document = told;
    expect(await outcome(old)).toBe(AWAY);
    expect(asked).toHaveLength(1);
  });
});
