import { once } from 'node:events';
import { connect } from 'node:net';
import { Homeward, caseWorker } from '../../harness/homeward.js';
import { answerIn, post, type RawRequest } from '../../harness/raw-request.js';
import { endOf, socketTo } from '../../harness/live-answers.js';

/** A foreign name that resolves to this machine, in every form that a request can have. */
const STRANGERS = [
  'evil.example',
  'localhost.evil.example',
  '127.0.0.1.evil.example',
  'localhost.',
  'evil.example, 127.0.0.1',
];

/** From HOMEWARD_HOSTS in test/jest/lender.mjs. */
const NAMED = 'homeward.example.org';

let homeward: Homeward;
let port: string;
beforeAll(async () => {
  homeward = await Homeward.shared();
  ({ port } = new URL(homeward.url));
});
const WHO = { body: '{"query":"{ projections { name } }"}' };
const under = (host: string, what: RawRequest = WHO) => post(homeward, { ...what, headers: { ...what.headers, host } });

describe('a page whose own name resolves to this machine', () => {
  it.each(STRANGERS)('gets no answer to a document (%s)', async (name) => {
    const response = await under(`${name}:${port}`);
    expect([response.status, answerIn(response).errors![0]!.extensions.code]).toEqual([421, 'HOST_UNKNOWN']);
    expect(response.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
    expect(response.text).not.toContain(name);
  });

  it.each([
    ['its health', { path: '/health/ready' }],
    ['the health of the views', { path: '/health/views' }],
    ['the metrics, which are for this machine', { path: '/metrics' }],
    ['the console', { path: '/', headers: { accept: 'text/html' } }],
    ['the people of the demo', { path: '/console/settings.json' }],
    ['the issuer', { path: '/oidc/.well-known/openid-configuration' }],
    ['a sign-in', { path: '/oidc/auth?client_id=homeward-console' }],
    ['its own CORS permission', { method: 'OPTIONS', path: '/graphql', headers: { origin: 'http://evil.example' } }],
    ['anything else', { path: '/nothing' }],
  ])('cannot learn %s', async (_, what: RawRequest) => {
    const response = await under(`evil.example:${port}`, { method: 'GET', ...what });
    expect([response.status, answerIn(response).errors![0]!.extensions.code]).toEqual([421, 'HOST_UNKNOWN']);
  });

  it('gets no socket, even if its origin matches the host', async () => {
    const host = `evil.example:${port}`;
    expect(await endOf(socketTo(homeward, { host, origin: `http://${host}` }))).toEqual([421, '']);
  });
});

describe('a request without a host', () => {
  it('is refused', async () => {
    const socket = connect(Number(port), '127.0.0.1');
    const said: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => said.push(chunk)).write('GET /health/live HTTP/1.0\r\n\r\n');
    await once(socket, 'close');
    expect(Buffer.concat(said).toString()).toMatch(/^HTTP\/1\.1 421 /);
  });
});

describe('a request under a name of this service', () => {
  it.each(['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]'])('is answered (%s with its port)', async (name) => {
    expect((await under(`${name}:${port}`)).status).toBe(200);
    expect((await under(`${name}:${port}`, { method: 'GET', path: '/health/ready' })).status).toBe(200);
  });

  it('is answered under a name in HOMEWARD_HOSTS, as configured', async () => {
    expect((await under(NAMED)).status).toBe(200);
    expect((await under('Homeward.Example.org')).status).toBe(200);
    expect((await under(`${NAMED}:${port}`)).status).toBe(421);
    expect((await under(`a.${NAMED}`)).status).toBe(421);
  });

  it('may open a socket from a page under that name', async () => {
    const socket = socketTo(homeward, { host: NAMED, origin: `https://${NAMED}` });
    await once(socket, 'open');
    socket.terminate();
  });

  it('gets the requested data', async () => {
    const { data } = await homeward.ask('{ projections { name } }', {}, caseWorker);
    expect(data).toHaveProperty('projections');
  });
});
