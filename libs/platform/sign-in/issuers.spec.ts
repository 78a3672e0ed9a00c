import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT, exportJWK, exportSPKI, generateKeyPair, type JWK, type JWTPayload } from 'jose';
import { UnauthenticatedError } from '../errors/answer-to.js';
import type { ClaimMapping } from './claims.js';
import { DEFAULT_CLAIMS } from './claims.js';
import { issuerFault, keysOfIssuer } from './issuer-keys.js';
import { Tokens } from './tokens.js';

const ALGORITHMS = ['EdDSA', 'ES256', 'PS256', 'RS256'] as const;
/** Algorithms that an issuer could publish, and that we do not accept. */
const REFUSED = ['RS384', 'RS512', 'PS512', 'ES384', 'ES512'] as const;

interface Pair {
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly jwk: JWK;
}

/** An issuer of our own: it answers over HTTP and signs as each of the known ones does. */
const pairs = new Map<string, Pair>();
let server: Server;
let issuer: string;
beforeAll(async () => {
  for (const alg of [...ALGORITHMS, ...REFUSED]) {
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
    pairs.set(alg, { privateKey, publicKey, jwk: { ...(await exportJWK(publicKey)), kid: alg, use: 'sig' } });
  }
  server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    const document = { issuer, jwks_uri: `${issuer}/keys` };
    const keys = { keys: [...pairs.values()].map(({ jwk }) => jwk) };
    response.end(JSON.stringify(request.url === '/keys' ? keys : document));
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const AUDIENCE = 'homeward';
const own = { sub: 'vuthy', role: 'AUDITOR', org: 'A21' };

const signToken = (alg: string, claims: JWTPayload, { typ = 'JWT', life = '10m' } = {}): Promise<string> =>
  new SignJWT({ iss: issuer, aud: AUDIENCE, ...claims })
    .setProtectedHeader({ alg, kid: alg, typ })
    .setIssuedAt()
    .setExpirationTime(life)
    .sign(pairs.get(alg)!.privateKey);

const actorOf = (token: string, claims: Partial<ClaimMapping> = {}) =>
  new Tokens({
    issuer: () => issuer,
    audience: AUDIENCE,
    claims: { ...DEFAULT_CLAIMS, ...claims },
    keys: keysOfIssuer(issuer),
  }).actorOf(`Bearer ${token}`);

describe('a token of an issuer', () => {
  it.each(ALGORITHMS)('may be signed with %s', async (alg) => {
    expect(await actorOf(await signToken(alg, own))).toEqual({ id: 'vuthy', role: 'AUDITOR', organisation: 'A21' });
  });

  it.each(REFUSED)('is refused with %s, although the issuer publishes the key', async (alg) => {
    await expect(actorOf(await signToken(alg, own))).rejects.toThrow(UnauthenticatedError);
  });

  it.each(ALGORITHMS)('is refused where the public key of %s was used as a secret', async (alg) => {
    const secret = Buffer.from(await exportSPKI(pairs.get(alg)!.publicKey));
    const token = await new SignJWT({ iss: issuer, aud: AUDIENCE, ...own })
      .setProtectedHeader({ alg: 'HS256', kid: alg, typ: 'JWT' })
      .setIssuedAt()
      .setExpirationTime('10m')
      .sign(secret);
    await expect(actorOf(token)).rejects.toThrow(UnauthenticatedError);
  });
});

const ROLES = { 'homeward-case-workers': 'CASE_WORKER', 'homeward-supervisors': 'SUPERVISOR' };
/** As the issuers document their tokens. Nothing was tried with the issuers themselves. */
const KEYCLOAK: Partial<ClaimMapping> = {
  role: { claim: 'realm_access.roles', values: ROLES },
  organisation: { value: 'A21' },
};
const ENTRA: Partial<ClaimMapping> = {
  subject: { claim: 'oid' },
  role: { claim: 'groups', values: { '5f0c1d1e-8f0a-5e57-9a3d-3b1d6a0c7e21': 'SUPERVISOR' } },
  office: { claim: 'officeLocation', values: { 'Siem Reap': 'SiemReapCac' } },
  organisation: { value: 'A21' },
  tokenMinutes: 90,
};
const GOOGLE: Partial<ClaimMapping> = {
  role: { claim: 'email', values: { 'sokha@example.org': 'CASE_WORKER' } },
  office: { claim: 'email', values: { 'sokha@example.org': 'SiemReapCac' } },
  organisation: { value: 'A21' },
  tokenMinutes: 60,
};

describe('the claims of an issuer', () => {
  it('of Keycloak: the role follows from a list below another claim', async () => {
    const token = await signToken(
      'RS256',
      { sub: 'f7d1', realm_access: { roles: ['offline_access', 'homeward-case-workers'] }, office: 'SiemReapCac' },
      { life: '5m' },
    );
    expect(await actorOf(token, KEYCLOAK)).toEqual({
      id: 'f7d1',
      role: 'CASE_WORKER',
      office: 'SiemReapCac',
      organisation: 'A21',
    });
  });

  it('of Entra ID: the person is the object, the role a group, the office an attribute', async () => {
    const claims = {
      sub: 'pairwise',
      oid: 'a1b2c3d4-0000-4000-8000-000000000001',
      groups: ['another', '5f0c1d1e-8f0a-5e57-9a3d-3b1d6a0c7e21'],
      officeLocation: 'Siem Reap',
    };
    expect(await actorOf(await signToken('RS256', claims, { life: '85m' }), ENTRA)).toEqual({
      id: claims.oid,
      role: 'SUPERVISOR',
      office: 'SiemReapCac',
      organisation: 'A21',
    });
  });

  it('of Google: role and office follow from the address', async () => {
    const claims = { sub: '110169484474386276334', email: 'sokha@example.org', email_verified: true };
    expect(await actorOf(await signToken('RS256', claims, { life: '60m' }), GOOGLE)).toMatchObject({
      id: claims.sub,
      role: 'CASE_WORKER',
      office: 'SiemReapCac',
    });
  });

  it.each<[string, JWTPayload]>([
    ['no known group', { sub: 'f7d1', realm_access: { roles: ['homeward-guests'] } }],
    ['two roles', { sub: 'f7d1', realm_access: { roles: Object.keys(ROLES) } }],
    ['no groups at all', { sub: 'f7d1' }],
    ['a group that is a property of every object', { sub: 'f7d1', realm_access: { roles: ['constructor'] } }],
    ['a role that is not in the table', { sub: 'f7d1', realm_access: { roles: ['SUPERVISOR'] } }],
    ['no subject', { realm_access: { roles: ['homeward-supervisors'] } }],
  ])('sign nobody in with %s', async (_, claims) => {
    await expect(actorOf(await signToken('RS256', claims, { life: '5m' }), KEYCLOAK)).rejects.toThrow(
      UnauthenticatedError,
    );
  });

  it('sign nobody in for longer than the setting allows', async () => {
    const claims = { ...own, sub: 'sokha' };
    await expect(actorOf(await signToken('RS256', claims, { life: '11m' }))).rejects.toThrow(UnauthenticatedError);
    await expect(actorOf(await signToken('RS256', claims, { life: '61m' }), { tokenMinutes: 60 })).rejects.toThrow(
      UnauthenticatedError,
    );
  });
});

describe('an office of the register', () => {
  it('is that of the moment of each request, whatever the token says', async () => {
    const offices = new Map<string, string>([['f7d1', 'SiemReapCac']]);
    const tokens = new Tokens({
      issuer: () => issuer,
      audience: AUDIENCE,
      claims: { ...DEFAULT_CLAIMS, ...KEYCLOAK, office: { from: 'register' } },
      keys: keysOfIssuer(issuer),
      officeOf: async (id) => offices.get(id),
    });
    const claims = { sub: 'f7d1', realm_access: { roles: ['homeward-supervisors'] }, office: 'Poipet' };
    const bearer = `Bearer ${await signToken('RS256', claims, { life: '5m' })}`;
    const person = { id: 'f7d1', role: 'SUPERVISOR', organisation: 'A21' };
    expect(await tokens.actorOf(bearer)).toEqual({ ...person, office: 'SiemReapCac' });
    offices.set('f7d1', 'Battambang');
    expect(await tokens.actorOf(bearer)).toEqual({ ...person, office: 'Battambang' });
    offices.delete('f7d1');
    expect(await tokens.actorOf(bearer)).toEqual(person);
    expect(await tokens.withOffice({ ...person, office: 'Battambang' })).toEqual(person);
  });
});

/** Where nobody listens any more. */
const closedAddress = async (): Promise<string> => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => other.once('listening', listening));
  const { port } = other.address() as AddressInfo;
  await new Promise((closed) => other.close(closed));
  return `http://127.0.0.1:${port}`;
};

describe('the check of an issuer', () => {
  it('finds nothing wrong with one that publishes keys', async () => {
    expect(await issuerFault(issuer)).toBeUndefined();
  });

  it('names one that is not there, and what to open', async () => {
    const gone = await closedAddress();
    expect(await issuerFault(gone)).toBe(
      `OIDC_ISSUER names ${gone}, which does not sign people in (ECONNREFUSED): open ${gone}/.well-known/openid-configuration from this machine.`,
    );
  });
});
