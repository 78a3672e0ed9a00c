import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { request as ask } from 'node:http';
import { calculateJwkThumbprint, decodeJwt, decodeProtectedHeader } from 'jose';
import { existingTokenKey } from '#platform/plain';
import { STAFF } from '../../../tools/cohort/people/staff.js';
import { PEOPLE } from '../../../apps/api/src/sign-in/people.js';
import { makeToken, recipes } from '../../corpora/token.js';
import { Homeward, auditor, refusalOf } from '../../harness/homeward.js';

let homeward: Homeward;
let issuer: string;
beforeAll(async () => {
  homeward = await Homeward.shared();
  issuer = new URL('/oidc', homeward.url).href;
});

/** A browser that follows no redirects by itself, and keeps its cookies. */
class Browser {
  readonly #cookies = new Map<string, string>();

  async go(url: string, form?: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(url, issuer), {
      redirect: 'manual',
      headers: { accept: 'text/html', cookie, ...headers },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0]!.split('=') as [string, string];
      this.#cookies.set(name, value);
    }
    return response;
  }
}

const led = (response: Response): string => response.headers.get('location')!;

interface DiscoveryDocument {
  readonly issuer: string;
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
  readonly jwks_uri: string;
  readonly code_challenge_methods_supported: string[];
  readonly userinfo_endpoint?: string;
  readonly registration_endpoint?: string;
}
const discovered = async () =>
  (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as DiscoveryDocument;

const verifier = randomBytes(32).toString('base64url');
const asking = async (change: Record<string, string | undefined> = {}): Promise<string> => {
  const { authorization_endpoint: at } = await discovered();
  const asked: Record<string, string | undefined> = {
    client_id: 'homeward-console',
    response_type: 'code',
    scope: 'openid',
    redirect_uri: new URL('/console/signed-in', issuer).href,
    state: 'where-I-was',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...change,
  };
  const known = Object.entries(asked).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return `${at}?${new URLSearchParams(known).toString()}`;
};

/** @returns the code in the redirect to the console */
const chosen = async (browser: Browser, person: string): Promise<string> => {
  const page = led(await browser.go(await asking({ prompt: 'login' })));
  const resume = led(await browser.go(page, { person }));
  const back = new URL(led(await browser.go(resume)));
  expect(`${back.origin}${back.pathname}`).toBe(new URL('/console/signed-in', issuer).href);
  expect(back.searchParams.get('state')).toBe('where-I-was');
  return back.searchParams.get('code')!;
};

const exchanged = async (code: string, change: Record<string, string> = {}): Promise<Record<string, string>> => {
  const { token_endpoint: at } = await discovered();
  const form = {
    grant_type: 'authorization_code',
    client_id: 'homeward-console',
    redirect_uri: new URL('/console/signed-in', issuer).href,
    code_verifier: verifier,
    code,
    ...change,
  };
  return (await (await fetch(at, { method: 'POST', body: new URLSearchParams(form) })).json()) as never;
};

const ANYTHING = '{ projections { name } }';

describe('the sign-in of development', () => {
  it('uses the authorization code flow with PKCE, and the API accepts the token', async () => {
    const { access_token: token } = await exchanged(await chosen(new Browser(), 'sokha'));
    expect(decodeProtectedHeader(token!)).toMatchObject({ alg: 'EdDSA', typ: 'at+jwt' });
    const { iat, exp, ...claims } = decodeJwt(token!);
    expect(claims).toMatchObject({
      iss: issuer,
      aud: 'homeward',
      sub: 'sokha',
      role: 'CASE_WORKER',
      office: 'SiemReapCac',
      org: 'A21',
    });
    expect(exp! - iat!).toBe(600);
    expect((await homeward.ask(ANYTHING, {}, token)).errors).toBeUndefined();
  });

  it.each(Object.keys(PEOPLE))('%s is a click away', async (person) => {
    const { access_token: token, id_token: id } = await exchanged(await chosen(new Browser(), person));
    expect(decodeJwt(token!)).toMatchObject({ sub: person, ...PEOPLE[person] });
    expect(decodeJwt(id!)).toMatchObject({ sub: person, role: PEOPLE[person]!.role, aud: 'homeward-console' });
    expect(refusalOf(await homeward.ask(ANYTHING, {}, id))).toBe('UNAUTHENTICATED');
  });

  it('knows everybody in the demo, in the same roles', () => {
    const staff = Object.values(STAFF).map(({ id, ...person }) => [id, person]);
    expect(PEOPLE).toMatchObject(Object.fromEntries(staff));
    expect(PEOPLE[auditor.id]).toEqual({ role: 'AUDITOR' });
  });

  it('shows a page without scripts or external content, which says that all people are invented', async () => {
    const browser = new Browser();
    const response = await browser.go(led(await browser.go(await asking())));
    const html = await response.text();
    expect(html).toContain('SYNTHETIC');
    expect(html).not.toMatch(/<script|https?:|src=|href=|@import|url\(|\son\w+=/i);
    const policy = response.headers.get('content-security-policy')!;
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+'; form-action 'self'; frame-ancestors 'none'/,
    );
    const style = /<style>([^]*?)<\/style>/.exec(html)![1]!;
    expect(policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
  });

  it('has no other client, no registration and no other grant', async () => {
    const offered = await discovered();
    expect(offered.issuer).toBe(issuer);
    expect(offered.code_challenge_methods_supported).toEqual(['S256']);
    expect([offered.userinfo_endpoint, offered.registration_endpoint]).toEqual([undefined, undefined]);
    const keys = (await (await fetch(offered.jwks_uri)).json()) as { keys: object[] };
    expect(keys.keys).toEqual([expect.not.objectContaining({ d: expect.anything() })]);
  });
});

describe('the sign-in is refused', () => {
  it.each<[string, Record<string, string | undefined>, RegExp]>([
    ['for an unknown client', { client_id: 'somebody' }, /invalid_client/],
    ['with another redirect address', { redirect_uri: 'https://evil.example/' }, /invalid_redirect_uri/],
  ])('%s, on a page of our own', async (_, change, said) => {
    const response = await new Browser().go(await asking(change));
    const html = await response.text();
    expect([response.status, response.headers.get('location')]).toEqual([400, null]);
    expect(html).toMatch(said);
    expect(html).toContain('SYNTHETIC');
    expect(html).not.toMatch(/<script|https?:\/\/fonts/);
  });

  it.each<[string, Record<string, string | undefined>]>([
    ['without PKCE', { code_challenge: undefined, code_challenge_method: undefined }],
    ['with a plain challenge', { code_challenge_method: 'plain' }],
    ['for a token without a code', { response_type: 'token' }],
    ['for another resource', { resource: 'https://other.example' }],
  ])('%s', async (_, change) => {
    const response = await new Browser().go(await asking(change));
    const back = response.headers.get('location') ?? '';
    expect(back).not.toContain('/interaction/');
    expect(back + (await response.text())).toMatch(/error/);
  });

  it.each<[string, Record<string, string>]>([
    ['with another verifier', { code_verifier: randomBytes(32).toString('base64url') }],
    ['with none', { code_verifier: '' }],
    ['by another client', { client_id: 'somebody' }],
    ['for another address', { redirect_uri: 'http://127.0.0.1/' }],
  ])('in the exchange %s', async (_, change) => {
    const code = await chosen(new Browser(), 'sokha');
    expect(await exchanged(code, change)).toMatchObject({ error: expect.any(String) });
  });

  it('for a code that is used twice', async () => {
    const code = await chosen(new Browser(), 'sokha');
    expect(await exchanged(code)).toHaveProperty('access_token');
    expect(await exchanged(code)).toEqual(expect.objectContaining({ error: 'invalid_grant' }));
  });

  it('in another browser than it began in, and for an unknown person', async () => {
    const browser = new Browser();
    const page = led(await browser.go(await asking()));
    expect((await new Browser().go(page, { person: 'sokha' })).status).toBe(400);
    for (const person of ['eve', '', '__proto__', 'constructor'])
      expect((await browser.go(page, { person })).status).toBe(400);
  });

  it('under any other name of this machine', async () => {
    const status = await new Promise((resolve) => {
      ask(`${issuer}/.well-known/openid-configuration`, { headers: { host: 'evil.example' } }, ({ statusCode }) =>
        resolve(statusCode),
      ).end();
    });
    expect(status).toBe(421);
  });
});

describe('the authentication of requests', () => {
  const posted = (authorization: string | string[]): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', authorization: authorization as string };
      const sent = ask(homeward.url, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sent.on('error', reject);
      sent.end(JSON.stringify({ query: ANYTHING }));
    });

  it('takes one header for one user, and two for none', async () => {
    const token = await homeward.token(auditor);
    expect(await posted(`Bearer ${token}`)).toBe(200);
    expect(await posted([`Bearer ${token}`, 'Bearer a.b.c'])).toBe(401);
    expect(await posted([`Bearer ${token}`, `Bearer ${token}`])).toBe(401);
  });

  it('accepts no invalid token of the corpus', async () => {
    const jwk = await existingTokenKey(homeward.data);
    const privateKey = createPrivateKey({ key: jwk as never, format: 'jwk' });
    const ours = { kid: await calculateJwkThumbprint(jwk), privateKey, publicKey: createPublicKey(privateKey) };
    const keys = { EdDSA: ours, ES256: ours, another: { ...generateKeyPairSync('ed25519'), kid: ours.kid } };
    const tried = recipes.filter(({ http }) => http);
    const outcomes = await Promise.all(tried.map((recipe) => posted(`Bearer ${makeToken(recipe, keys, issuer)}`)));
    expect(tried.map(({ name }, n) => [name, outcomes[n]])).toEqual(
      tried.map(({ name, expect: outcome }) => [name, outcome === 'UNAUTHENTICATED' ? 401 : 200]),
    );
    expect(tried.length).toBeGreaterThan(15);
  });
});
