import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TokenSigner, tokenKey } from '#platform/plain';
import { Client, CommandRefused } from './client.js';

const by = { id: 'sokha', role: 'CASE_WORKER' } as const;
const data = mkdtempSync(join(tmpdir(), 'homeward-client-'));
let signer: TokenSigner;
let server: Server;
let url: string;
let answers: (object | string | undefined)[];

beforeAll(async () => {
  signer = await TokenSigner.from(await tokenKey({ data }), 'http://127.0.0.1:4000/oidc');
});
afterAll(() => rmSync(data, { recursive: true }));
beforeEach(async () => {
  // closes the connection if no answer is left
  server = createServer((request, response) => {
    const answer = answers.shift();
    request.resume();
    if (typeof answer === 'string') response.writeHead(502).end(answer);
    else if (answer) response.setHeader('retry-after', 'retryAfter' in answer ? '1' : '0').end(JSON.stringify(answer));
    else request.socket.destroy();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const refusal = (code: string) => ({ errors: [{ message: 'Not so.', extensions: { code } }] });
const insist = (interrupted?: AbortSignal) => new Client(url, signer, interrupted).insist(by, '{ one }');

describe('a client that insists on an answer', () => {
  it('names a proxy that answers with a page, instead of a service that does not run', async () => {
    answers = Array.from({ length: 50 }, () => '<html>Bad gateway</html>');
    const client = new Client(url, signer);
    await expect(client.ask(by, '{ one }')).rejects.toThrow('answered with HTTP 502 and no JSON');
  });

  it('repeats the request while the outcome is unknown', async () => {
    answers = [refusal('UNAVAILABLE'), undefined, refusal('OUTCOME_UNKNOWN'), { data: { one: 1 } }];
    expect(await insist()).toEqual({ one: 1 });
  });

  it('waits for the time that a rate limit demands', async () => {
    answers = [{ ...refusal('RATE_LIMITED'), retryAfter: 1 }, { data: { one: 1 } }];
    const since = Date.now();
    expect(await insist()).toEqual({ one: 1 });
    expect(Date.now() - since).toBeGreaterThanOrEqual(990);
  });

  it('fails at once on a refusal', async () => {
    answers = [refusal('CASE_CLOSED')];
    await expect(insist()).rejects.toMatchObject({ message: 'Not so.', code: 'CASE_CLOSED' });
  });

  it('fails at once if the service never answered', async () => {
    answers = [undefined];
    await expect(insist()).rejects.toThrow(`Nothing answers at ${url}: start the service with npm start.`);
  });

  it('may be interrupted between two attempts', async () => {
    const asked = new AbortController();
    answers = [refusal('UNAVAILABLE')];
    server.on('request', () => asked.abort(new CommandRefused('Interrupted.', 'NONE')));
    await expect(insist(asked.signal)).rejects.toThrow('Interrupted.');
  });
});
