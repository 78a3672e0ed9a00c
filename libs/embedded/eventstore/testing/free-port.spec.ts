import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { freePort } from './free-port.js';

describe('a free port', () => {
  const open: { destroy(): void }[] = [];
  afterEach(() => open.splice(0).forEach((one) => one.destroy()));

  it('can be listened on, and lies below those that outgoing connections take', async () => {
    const ports = await Promise.all(Array.from({ length: 50 }, freePort));
    const server = createServer().listen(ports[0], '127.0.0.1');
    await once(server, 'listening');
    const taken = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const socket = connect(ports[0]!, '127.0.0.1');
        open.push(socket);
        await once(socket, 'connect');
        return (socket.address() as AddressInfo).port;
      }),
    );
    server.close();
    expect(Math.max(...ports)).toBeLessThan(Math.min(...taken));
  });
});
