import { exportJWK, generateKeyPair } from 'jose';
import { UnauthenticatedError } from '../errors/answer-to.js';
import { TokenSigner } from './token-signer.js';
import { Tokens, ownKeys } from './tokens.js';

const ISSUER = 'http://127.0.0.1:4000/oidc';

const encodePart = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const EMPTY = encodePart({});

/** Mutations of a valid token. */
const bendToken = (token: string): string[] => {
  const [head, body, signature] = token.split('.') as [string, string, string];
  return [
    token,
    `bearer ${token}`,
    `BEARER ${token}`,
    `Bearer  ${token}`,
    ` Bearer ${token}`,
    `Bearer ${token} `,
    `Bearer ${token}\n`,
    `Bearer\t${token}`,
    `Bearer ${token}, Bearer ${token}`,
    `Bearer ${token}.`,
    `Bearer .${token}`,
    `Bearer ${token}.${EMPTY}`,
    `Bearer ${head}.${body}`,
    `Bearer ${head}..${signature}`,
    `Bearer .${body}.${signature}`,
    `Bearer ${head}.${body}.`,
    `Bearer ${head}.${signature}.${body}`,
    `Bearer ${body}.${head}.${signature}`,
    `Bearer ${head}.${body}.${signature}=`,
    `Bearer ${head}.${body}.${signature.slice(1)}`,
    `Bearer ${head}.${body}.${signature}A`,
    `Bearer ${head}.${body}.${signature}${signature}`,
    `Bearer ${head}A.${body}.${signature}`,
    `Bearer ${head}.${body}A.${signature}`,
    `Bearer ${head}.${body}.${'A'.repeat(86)}`,
    `Bearer ${head}.${body}.${'_'.repeat(86)}`,
    `Bearer "${token}"`,
    `Bearer ${encodeURIComponent(`${token} `)}`,
    `Bearer ${token.toLowerCase()}`,
    `Bearer ${token.split('').toReversed().join('')}`,
    `Basic ${token}`,
    `Token ${token}`,
    `Negotiate ${token}`,
    `${token} Bearer`,
    `Bearer:${token}`,
    `Bearer=${token}`,
    `Bearer ${token}\u0000`,
    `Bearer \u200b${token}`,
    `Bearer ${token}; role=SUPERVISOR`,
    `Bearer\u00a0${token}`,
  ];
};

const heads: unknown[] = [
  {},
  null,
  [],
  'EdDSA',
  7,
  { alg: '' },
  { alg: 'none' },
  { alg: 'None' },
  { alg: 'HS256' },
  { alg: 'RS256' },
  { alg: 'ES256' },
  { alg: ['EdDSA'] },
  { alg: { toString: 'EdDSA' } },
  { alg: 'EdDSA', crit: ['exp'] },
  { alg: 'EdDSA', crit: ['b64'], b64: false },
  { alg: 'EdDSA', zip: 'DEF' },
  { alg: 'EdDSA', jku: 'https://evil.example/keys' },
  { alg: 'EdDSA', kid: '../../etc/passwd' },
  { alg: 'EdDSA', kid: "' OR 1=1" },
  { alg: 'EdDSA', jwk: { kty: 'OKP', crv: 'Ed25519', x: 'AAAA' } },
  { alg: 'EdDSA', x5u: 'https://evil.example/cert' },
  { alg: 'dir', enc: 'A128GCM' },
  { __proto__: null, alg: 'EdDSA' },
];

const texts = [
  '',
  ' ',
  'Bearer',
  'Bearer ',
  'Bearer null',
  'Bearer undefined',
  'Bearer .',
  'Bearer ..',
  'Bearer ...',
  'Bearer a.b.c',
  'Bearer 1.2.3',
  'Bearer -.-.-',
  'Bearer _._._',
  'Bearer សុខា.សុខា.សុខា',
  'Bearer \u202ea.b.c',
  'Bearer ../../../etc/passwd',
  "Bearer ' OR '1'='1",
  'Bearer <script>alert(1)</script>',
  'Bearer ${process.exit(1)}',
  'Bearer %00.%00.%00',
  'Bearer {"alg":"none"}',
  'Bearer \ud800.\ud800.\ud800',
  `Bearer ${'a'.repeat(100_000)}.${'b'.repeat(100_000)}.${'c'.repeat(100_000)}`,
  `Bearer ${'a.'.repeat(50_000)}`,
  `Bearer ${'.'.repeat(100_000)}`,
];

describe('any text in the place of a token', () => {
  it('is refused unless it is valid, and never causes an error of ours', async () => {
    const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
    const jwk = await exportJWK(privateKey);
    const tokens = new Tokens({ issuer: () => ISSUER, audience: 'homeward', keys: await ownKeys(jwk) });
    const token = await (await TokenSigner.from(jwk, ISSUER)).sign({ id: 'sokha', role: 'CASE_WORKER' });
    const [, body, signature] = token.split('.') as [string, string, string];
    const forged = heads.map((head) => `Bearer ${encodePart(head)}.${body}.${signature}`);
    const hostile = [undefined, ...texts, ...forged, ...bendToken(token)];
    expect(hostile.length).toBeGreaterThan(80);
    const taken: unknown[] = [];
    for (const text of hostile) {
      const outcome = await tokens.actorOf(text).catch((error: unknown) => error);
      if (!(outcome instanceof UnauthenticatedError)) taken.push([text, outcome]);
    }
    expect(taken).toEqual([]);
    expect(await tokens.actorOf(`Bearer ${token}`)).toMatchObject({ id: 'sokha' });
  });
});
