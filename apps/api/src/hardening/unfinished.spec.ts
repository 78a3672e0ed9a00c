import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { setTimeouts } from './door.js';

let server: Server;
afterEach(() => server.close());

/** What is answered to a request of which no more comes, once its connection has ended. */
const answerTo = async (begun: string, limits: { headersMs: number; requestMs: number }): Promise<string> => {
  server = createServer((request) => request.resume());
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

it('a request that never finishes its body is answered with 408, and its connection ends', async () => {
  const typed = `${START}content-type: application/json\r\ncontent-length: 1000\r\n\r\n{"query":`;
  expect(await answerTo(typed, { headersMs: 100, requestMs: 200 })).toMatch(/^HTTP\/1\.1 408 /);
});

it('JSON that is sent to the place of uploads has no more time than any other request', async () => {
  const typed = `POST /documents/x HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: Application/JSON\r\ncontent-length: 1000\r\n\r\n{`;
  expect(await answerTo(typed, { headersMs: 100, requestMs: 200 })).toMatch(/^HTTP\/1\.1 408 /);
});
