import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TokenSigner, tokenKey } from '#platform/plain';
import { Client, Refused } from './client.js';

const by = { id: 'sokha', role: 'CASE_WORKER' } as const;
const data = mkdtempSync(join(tmpdir(), 'homeward-client-'));
let signer: TokenSigner;
let server: Server;
let url: string;
let answers: (object | undefined)[];

beforeAll(async () => {
  signer = await TokenSigner.from(await tokenKey({ data }), 'http://127.0.0.1:4000/oidc');
});
afterAll(() => rmSync(data, { recursive: true }));
beforeEach(async () => {
  // hangs up where it has no answer
  server = createServer((request, response) => {
    const answer = answers.shift();
    request.resume();
    if (answer) response.setHeader('retry-after', 'retryAfter' in answer ? '1' : '0').end(JSON.stringify(answer));
    else request.socket.destroy();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const told = (code: string) => ({ errors: [{ message: 'Not so.', extensions: { code } }] });
const insist = (interrupted?: AbortSignal) => new Client(url, signer, interrupted).insist(by, '{ one }');

describe('whoever insists on an answer', () => {
  it('asks again while nothing is known', async () => {
    answers = [told('UNAVAILABLE'), undefined, told('OUTCOME_UNKNOWN'), { data: { one: 1 } }];
    expect(await insist()).toEqual({ one: 1 });
  });

  it('waits as long as whoever asks too fast is told to', async () => {
    answers = [{ ...told('RATE_LIMITED'), retryAfter: 1 }, { data: { one: 1 } }];
    const since = Date.now();
    expect(await insist()).toEqual({ one: 1 });
    expect(Date.now() - since).toBeGreaterThanOrEqual(990);
  });

  it('is told a refusal at once', async () => {
    answers = [told('CASE_CLOSED')];
    await expect(insist()).rejects.toMatchObject({ message: 'Not so.', code: 'CASE_CLOSED' });
  });

  it('is told at once that nobody is there, when nobody ever was', async () => {
    answers = [undefined];
    await expect(insist()).rejects.toThrow(`Nothing answers at ${url}: start the service with npm start.`);
  });

  it('may be interrupted between two attempts', async () => {
    const asked = new AbortController();
    answers = [told('UNAVAILABLE')];
    server.on('request', () => asked.abort(new Refused('Interrupted.', 'NONE')));
    await expect(insist(asked.signal)).rejects.toThrow('Interrupted.');
  });
});
