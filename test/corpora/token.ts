import { createHmac, sign, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** How a token of `tokens.json` differs from a valid one. `null` removes a field. */
export interface Recipe {
  readonly name: string;
  readonly by?: 'EdDSA' | 'ES256' | 'another' | 'public key' | 'zeros' | 'nobody';
  readonly header?: Readonly<Record<string, unknown>>;
  readonly headerText?: string;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly claimsText?: string;
  /** Seconds from now. */
  readonly at?: Readonly<Record<string, number>>;
  /** The whole token. */
  readonly text?: string;
  /** Also sent to the running API. */
  readonly http?: boolean;
  /** The user, or the code of the refusal. */
  readonly expect: string;
}

export const recipes = JSON.parse(readFileSync('test/corpora/tokens.json', 'utf8')) as readonly Recipe[];

export interface Key {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** The possible signers: the trusted keys, and a foreign one. */
export type Keys = Readonly<Record<'EdDSA' | 'ES256' | 'another', Key>>;

export const makeToken = (recipe: Recipe, keys: Keys, issuer: string): string => {
  if (recipe.text !== undefined) return recipe.text;
  const { by = 'EdDSA' } = recipe;
  const key = keys[by === 'ES256' ? 'ES256' : by === 'another' ? 'another' : 'EdDSA'];
  const now = Math.floor(Date.now() / 1_000);
  const times = { iat: 0, exp: 600, ...recipe.at };
  const usual = {
    iss: issuer,
    aud: 'homeward',
    sub: 'sokha',
    role: 'CASE_WORKER',
    org: 'A21',
    office: 'SiemReapCac',
    ...Object.fromEntries(Object.entries(times).map(([name, seconds]) => [name, now + seconds])),
  };
  const said: Readonly<Record<string, unknown>> = {
    alg: by === 'ES256' ? 'ES256' : 'EdDSA',
    typ: 'at+jwt',
    kid: key.kid,
    ...recipe.header,
  };
  const header = said.jwk === undefined ? said : { ...said, jwk: key.publicKey.export({ format: 'jwk' }) };
  const parts = [recipe.headerText ?? text(header), recipe.claimsText ?? text({ ...usual, ...recipe.claims })];
  const signed = parts.map((part) => Buffer.from(part).toString('base64url')).join('.');
  return `${signed}.${SIGNATURES[by](signed, key, String(said.alg)).toString('base64url')}`;
};

const text = (value: object): string =>
  JSON.stringify(Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null)));

type Signature = (signed: string, key: Key, alg: string) => Buffer;

const eddsa: Signature = (signed, { privateKey }) => sign(null, Buffer.from(signed), privateKey);
const SIGNATURES: Readonly<Record<NonNullable<Recipe['by']>, Signature>> = {
  EdDSA: eddsa,
  another: eddsa,
  ES256: (signed, { privateKey }) =>
    sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' }),
  'public key': (signed, { publicKey }, alg) =>
    createHmac(alg.replace('HS', 'sha'), publicKey.export({ format: 'pem', type: 'spki' }))
      .update(signed)
      .digest(),
  zeros: () => Buffer.alloc(64),
  nobody: () => Buffer.alloc(0),
};
