import { once } from 'node:events';
import { createServer, IncomingMessage, ServerResponse, type RequestListener, type Server } from 'node:http';
import { connect, Socket, type AddressInfo } from 'node:net';
import { jest } from '@jest/globals';
import { giveUploadTime, setTimeouts } from './request-guards.js';

let server: Server;
afterEach(() => {
  jest.useRealTimers();
  server.close();
});

/** What is answered to a request of which no more comes, once its connection has ended. */
const answerTo = async (
  begun: string,
  limits: Partial<Parameters<typeof setTimeouts>[1]>,
  answer: RequestListener = (request) => void request.resume(),
): Promise<string> => {
  server = createServer(answer);
  setTimeouts(server, { ...limits, checkEveryMs: 20 });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  let said = '';
  socket.on('data', (chunk: Buffer) => (said += chunk.toString()));
  socket.write(begun);
  await once(socket, 'close');
  return said;
};

const START = 'POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\n';

it('a request that never finishes its headers is answered with 408, and its connection ends', async () => {
  expect(await answerTo(START, { headersMs: 100, requestMs: 3_600_000 })).toMatch(/^HTTP\/1\.1 408 /);
});

it('headers may take ten seconds and an upload ten minutes if nothing else is set, which is checked each second', () => {
  server = createServer();
  setTimeouts(server);
  expect(server).toMatchObject({
    headersTimeout: 10_000,
    requestTimeout: 600_000,
    connectionsCheckingInterval: 1_000,
  });
});

it('any other request may take fifteen seconds if nothing else is set', () => {
  jest.useFakeTimers({ doNotFake: ['nextTick'] });
  server = createServer();
  setTimeouts(server);
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  server.emit('request', request, response);
  jest.advanceTimersByTime(14_999);
  expect([response.headersSent, response.statusCode]).toEqual([false, 200]);
  jest.advanceTimersByTime(1);
  expect([response.headersSent, response.statusCode]).toEqual([true, 408]);
});

it('a request that never finishes its body is answered with 408, and its connection ends', async () => {
  const typed = `${START}content-type: application/json\r\ncontent-length: 1000\r\n\r\n{"query":`;
  expect(await answerTo(typed, { headersMs: 100, requestMs: 200 })).toMatch(/^HTTP\/1\.1 408 /);
});

const UPLOAD = `POST /documents/x HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/pdf\r\ncontent-length: 1000\r\n\r\n%PDF`;

it('an upload has no more time than any other request before its sender has signed in', async () => {
  expect(await answerTo(UPLOAD, { headersMs: 100, requestMs: 200 })).toMatch(/^HTTP\/1\.1 408 /);
});

it('a request that was answered before its body ended holds its connection no longer', async () => {
  const said = await answerTo(UPLOAD, { headersMs: 100, requestMs: 200 }, (_request, response) => {
    response.writeHead(404, { 'content-length': 0 }).end();
  });
  expect(said).toMatch(/^HTTP\/1\.1 404 /);
});

it('an upload has its own limit once its sender has signed in', async () => {
  const begun = performance.now();
  const uploading: RequestListener = (request) => {
    giveUploadTime(request);
    request.on('error', () => undefined).resume();
  };
  const limits = { headersMs: 50, requestMs: 100, uploadMs: 600 };
  expect(await answerTo(UPLOAD, limits, uploading)).toMatch(/^HTTP\/1\.1 408 /);
  expect(performance.now() - begun).toBeGreaterThanOrEqual(500);
});
