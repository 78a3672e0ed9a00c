import {
  SignJWT,
  UnsecuredJWT,
  base64url,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTPayload,
} from 'jose';
import { UnauthenticatedError } from '../errors/answer-to.js';
import { TOKEN_LIFETIME_S, TokenSigner } from './token-signer.js';
import { Tokens, ownKeys } from './tokens.js';

const ISSUER = 'http://127.0.0.1:4000/oidc';
const SECONDS = 1_000;
const now = () => Math.floor(Date.now() / SECONDS);

let jwk: JWK;
let tokens: Tokens;
let signer: TokenSigner;
beforeAll(async () => {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  jwk = await exportJWK(privateKey);
  tokens = new Tokens({ issuer: () => ISSUER, audience: 'homeward', keys: await ownKeys(jwk) });
  signer = await TokenSigner.from(jwk, ISSUER);
});

const claims = (): JWTPayload => ({
  sub: 'sokha',
  role: 'CASE_WORKER',
  org: 'A21',
  iss: ISSUER,
  aud: 'homeward',
  iat: now(),
  exp: now() + TOKEN_LIFETIME_S,
});
/** A token signed with the right key, with the changes of the test. */
const signToken = async (change: Record<string, unknown> = {}, key: JWK = jwk, header: object = {}) =>
  new SignJWT(JSON.parse(JSON.stringify({ ...claims(), ...change })) as JWTPayload)
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', ...header })
    .sign(await importJWK(key, 'EdDSA'));
const actorFor = (token: string) => tokens.actorOf(`Bearer ${token}`);

describe('a token', () => {
  it('names the user', async () => {
    const bearer = { id: 'sokha', role: 'CASE_WORKER', office: 'SiemReapCac', organisation: 'A21' } as const;
    expect(await actorFor(await signer.sign(bearer))).toEqual(bearer);
    expect(await actorFor(await signer.sign({ id: 'dara', role: 'AUDITOR' }))).toEqual({
      id: 'dara',
      role: 'AUDITOR',
      organisation: 'A21',
    });
    expect(await actorFor(await signToken())).toMatchObject({ id: 'sokha' });
  });

  it.each<[string, Record<string, unknown>]>([
    ['has expired', { iat: now() - 700, exp: now() - 100 }],
    ['was for another issuer', { iss: 'another' }],
    ['was for another audience', { aud: 'another' }],
    ['has no issuer', { iss: undefined }],
    ['has no audience', { aud: undefined }],
    ['never expires', { exp: undefined }],
    ['has no time from which it is valid', { iat: undefined }],
    ['is valid for longer than ten minutes', { iat: now(), exp: now() + TOKEN_LIFETIME_S + 1 }],
    ['was issued long ago', { iat: now() - TOKEN_LIFETIME_S - 60, exp: now() + 60 }],
    ['is valid for ten minutes, a year from now', { iat: now() + 31e6, exp: now() + 31e6 + TOKEN_LIFETIME_S }],
    ['is not valid yet', { nbf: now() + 300 }],
    ['is of nobody', { sub: '' }],
    ['has no subject', { sub: undefined }],
    ['has a subject that is not a text', { sub: 7 }],
    ['has no role', { role: undefined }],
    ['has an unknown role', { role: 'OWNER' }],
    ['has the role of policies', { role: 'POLICY' }],
    ['has several roles', { role: ['CASE_WORKER'] }],
    ['has a role in another case', { role: 'case_worker' }],
    ['has no organisation', { org: undefined }],
    ['has an organisation that is no text', { org: {} }],
    ['has an office that is no text', { office: 7 }],
    ['has a blank office', { office: '' }],
    ['has a line break in its subject', { sub: 'sokha\nsophea' }],
    ['has a subject with reversed direction', { sub: '\u202eahkos' }],
    ['has an endless subject', { sub: 'a'.repeat(201) }],
    ['has no valid expiry', { exp: 'soon' }],
  ])('that %s is refused', async (_, change) => {
    await expect(actorFor(await signToken(change))).rejects.toThrow(UnauthenticatedError);
  });

  it.each([['at+jwt'], ['JWT'], ['application/at+jwt'], ['jwt']])('may have the type %s', async (typ) => {
    expect(await actorFor(await signToken({}, jwk, { typ }))).toMatchObject({ id: 'sokha' });
  });

  it.each([
    { typ: undefined },
    { typ: 'logout+jwt' },
    { typ: 'dpop+jwt' },
    { jku: 'https://evil.example/keys' },
    { x5u: 'https://evil.example/certificate' },
    { jwk: { kty: 'OKP', crv: 'Ed25519', x: 'AAAA' } },
    { x5c: ['AAAA'] },
    { kid: 'another' },
  ])('with the header %j is refused, even with a valid signature', async (header) => {
    await expect(actorFor(await signToken({}, jwk, header))).rejects.toThrow(UnauthenticatedError);
  });

  it('signed with another key is refused', async () => {
    const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
    await expect(actorFor(await signToken({}, await exportJWK(privateKey)))).rejects.toThrow(UnauthenticatedError);
  });

  it('without a signature is refused', async () => {
    const unsecured = new UnsecuredJWT(claims()).encode();
    for (const token of [unsecured, `${unsecured}x`, unsecured.slice(0, -1)])
      await expect(actorFor(token)).rejects.toThrow(UnauthenticatedError);
  });

  it.each(['raw', 'text', 'jwk'])('signed with the public key as a shared secret (%s) is refused', async (form) => {
    const secret = {
      raw: base64url.decode(jwk.x!),
      text: new TextEncoder().encode(jwk.x),
      jwk: new TextEncoder().encode(JSON.stringify({ crv: jwk.crv, kty: jwk.kty, x: jwk.x })),
    }[form]!;
    const token = await new SignJWT(claims()).setProtectedHeader({ alg: 'HS256' }).sign(secret);
    await expect(actorFor(token)).rejects.toThrow(UnauthenticatedError);
  });

  it('is refused after any part of it was changed', async () => {
    const token = await signToken();
    const [head, body, signature] = token.split('.') as [string, string, string];
    const promoted = base64url.encode(JSON.stringify({ ...claims(), role: 'SUPERVISOR' }));
    const unsecured = base64url.encode(JSON.stringify({ alg: 'none' }));
    const bit = signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`;
    for (const changed of [
      [head, promoted, signature],
      [unsecured, body, signature],
      [head, body, bit],
    ])
      await expect(actorFor(changed.join('.'))).rejects.toThrow(UnauthenticatedError);
  });
});
