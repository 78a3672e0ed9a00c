import { once } from 'node:events';
import { connect } from 'node:net';
import { Homeward } from '../../harness/homeward.js';

let homeward: Homeward;
beforeAll(async () => {
  homeward = await Homeward.shared();
});

describe('a request that is never finished', () => {
  const brokenOff = async (begun: string): Promise<{ said: string; after: number }> => {
    const { hostname, port } = new URL(homeward.url);
    const socket = connect(Number(port), hostname);
    const since = Date.now();
    let said = '';
    socket.on('data', (chunk: Buffer) => (said += chunk.toString()));
    socket.on('error', () => undefined);
    socket.write(begun);
    await once(socket, 'close');
    return { said, after: Date.now() - since };
  };

  it('is ended: headers within 10 s, the whole request within 15 s', async () => {
    const start = `POST /graphql HTTP/1.1\r\nhost: ${new URL(homeward.url).host}\r\n`;
    const typed = `${start}content-type: application/json\r\ncontent-length: 1000\r\n\r\n{"query":`;
    const [headers, body] = await Promise.all([brokenOff(start), brokenOff(typed)]);
    for (const { said } of [headers, body]) expect(said).toMatch(/^HTTP\/1\.1 408 /);
    expect(headers.after).toBeLessThan(13_000);
    expect(body.after).toBeLessThan(20_000);
  });
});
