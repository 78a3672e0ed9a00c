import { aPrefix, newEvent } from '../event-store.contract.js';
import { clientsOf } from './client.js';
import { parseConnectionString } from './connection-string.js';
import { framesOf } from './frames.js';
import { scriptedServer, succeed } from '../testing/scripted-server.js';

it('a message alone is sent as it is', () => {
  const message = Buffer.from('alone');
  expect(framesOf([message])).toBe(message);
});

describe('messages that are written together', () => {
  let stop = async () => {};
  afterEach(() => stop());

  it('reach a server one by one, whole and in order, over one call', async () => {
    const server = await scriptedServer((call, request, attempt) => succeed(call, request, String(attempt)));
    const client = clientsOf(parseConnectionString(server.url))();
    stop = async () => {
      await client.close();
      server.stop();
    };
    const prefix = aPrefix();
    await client.append(`${prefix}first`, [newEvent('Noted')], -1);
    const lengths = [0, 1, 200, 20_000, 70_000, 900_000, 3, ...Array.from({ length: 30 }, (_, n) => 40 * n)];
    const appends = lengths.map((length, n) => ({
      stream: `${prefix}${n}`,
      events: [newEvent('Noted', { text: 'x'.repeat(length) }), newEvent('Noted', { text: 'y'.repeat(length) })],
    }));
    await Promise.all(appends.map(({ stream, events }) => client.append(stream, events, -1)));
    expect(server.ids.slice(1).flat()).toEqual(appends.flatMap(({ events }) => events.map(({ id }) => id)));
    expect(server.calls()).toBe(1);
  });
});
