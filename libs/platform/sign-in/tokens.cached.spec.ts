import { jest } from '@jest/globals';
import { base64url, exportJWK, generateKeyPair, type JWK } from 'jose';
import { UnauthenticatedError } from '../errors/answer-to.js';
import { TokenSigner } from './token-signer.js';
import { Tokens, ownKeys } from './tokens.js';

const ISSUER = 'http://127.0.0.1:4000/oidc';
const SECONDS = 1_000;

let jwk: JWK;
let signer: TokenSigner;
beforeAll(async () => {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  jwk = await exportJWK(privateKey);
  signer = await TokenSigner.from(jwk, ISSUER);
});

describe('a token that was valid a moment ago', () => {
  const HELD = { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21' } as const;
  let asked = 0;
  const counting = async () => {
    asked = 0;
    const keys = await ownKeys(jwk);
    return new Tokens({
      issuer: () => ISSUER,
      audience: 'homeward',
      keys: (...of) => {
        asked++;
        return keys(...of);
      },
    });
  };
  const at = (seconds: number) => jest.setSystemTime(start + seconds * SECONDS);
  let start = 0;
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'setTimeout'] });
    start = Date.now();
  });
  afterEach(() => jest.useRealTimers());

  it('is verified again only after half a minute', async () => {
    const ours = await counting();
    const token = `Bearer ${await signer.sign(HELD)}`;
    for (const seconds of [0, 10, 29]) {
      at(seconds);
      expect(await ours.actorOf(token)).toEqual(HELD);
    }
    expect(asked).toBe(1);
    at(31);
    expect(await ours.actorOf(token)).toEqual(HELD);
    expect(asked).toBe(2);
  });

  it('is not accepted after its expiry, even if it was verified a moment ago', async () => {
    const ours = await counting();
    const token = `Bearer ${await signer.sign(HELD, 12)}`;
    at(10);
    expect(await ours.actorOf(token)).toEqual(HELD);
    at(20);
    await expect(ours.actorOf(token)).rejects.toThrow(UnauthenticatedError);
  });

  it('does not vouch for another token, however similar', async () => {
    const ours = await counting();
    const token = await signer.sign(HELD);
    await ours.actorOf(`Bearer ${token}`);
    const [header, claims, signature] = token.split('.') as [string, string, string];
    const said = JSON.parse(new TextDecoder().decode(base64url.decode(claims))) as object;
    const other = base64url.encode(JSON.stringify({ ...said, role: 'SUPERVISOR' }));
    await expect(ours.actorOf(`Bearer ${header}.${other}.${signature}`)).rejects.toThrow(UnauthenticatedError);
  });

  it('is verified again each time if it was invalid', async () => {
    const ours = await counting();
    const token = await signer.sign({ ...HELD, role: 'OWNER' as never });
    for (const _ of [1, 2]) await expect(ours.actorOf(`Bearer ${token}`)).rejects.toThrow(UnauthenticatedError);
    expect(asked).toBe(2);
  });
});
