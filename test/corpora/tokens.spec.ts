import { generateKeyPairSync } from 'node:crypto';
import { Tokens, keysOfIssuer } from '#platform';
import { makeToken, recipes, type Key } from './token.js';

const ISSUER = 'https://sign-in.example.org';
const PLACE = `${ISSUER}/keys`;

const pair = (kid: string, kind: 'ed25519' | 'ec'): Key => ({
  kid,
  ...(kind === 'ec' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('ed25519')),
});
// a foreign key with the id of ours
const keys = { EdDSA: pair('ours', 'ed25519'), ES256: pair('second', 'ec'), another: pair('ours', 'ed25519') };

const asked = new Set<string>();
const answering = async (input: Parameters<typeof fetch>[0]): Promise<Response> => {
  asked.add(String(input));
  return Response.json(
    String(input) === PLACE
      ? {
          keys: [keys.EdDSA, keys.ES256].map(({ kid, publicKey }) => ({ ...publicKey.export({ format: 'jwk' }), kid })),
        }
      : { issuer: ISSUER, jwks_uri: PLACE },
  );
};
const tokens = new Tokens({
  issuer: () => ISSUER,
  audience: 'homeward',
  keys: keysOfIssuer(ISSUER, { fetching: answering }),
});

describe('a token of an attacker', () => {
  it.each(recipes.map((recipe) => [recipe.name, recipe] as const))('%s', async (_, recipe) => {
    const outcome = await tokens.actorOf(`Bearer ${makeToken(recipe, keys, ISSUER)}`).then(
      ({ id }) => id,
      ({ name }: Error) => name.replace(/Error$/, '').toUpperCase(),
    );
    expect(outcome).toBe(recipe.expect);
  });

  it('makes us fetch keys only from the issuer', () => {
    expect([...asked].toSorted()).toEqual([`${ISSUER}/.well-known/openid-configuration`, PLACE]);
  });
});
