import { once } from 'node:events';
import { connect } from 'node:net';
import { Homeward } from '../../harness/homeward.js';

let homeward: Homeward;
beforeAll(async () => {
  homeward = await Homeward.shared();
});

describe('a request that is never finished', () => {
  const brokenOff = async (begun: string): Promise<string> => {
    const { hostname, port } = new URL(homeward.url);
    const socket = connect(Number(port), hostname);
    let said = '';
    socket.on('data', (chunk: Buffer) => (said += chunk.toString()));
    socket.on('error', () => undefined);
    socket.write(begun);
    await once(socket, 'close');
    return said;
  };

  it('is ended, in its headers and in its body', async () => {
    const start = `POST /graphql HTTP/1.1\r\nhost: ${new URL(homeward.url).host}\r\n`;
    const typed = `${start}content-type: application/json\r\ncontent-length: 1000\r\n\r\n{"query":`;
    for (const said of await Promise.all([brokenOff(start), brokenOff(typed)]))
      expect(said).toMatch(/^HTTP\/1\.1 408 /);
  });
});
