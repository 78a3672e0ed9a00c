import { type ClientHttp2Session, connect as connectHttp2 } from 'node:http2';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { collect, freshStream, makeEvents } from '../testing/client.js';
import { serve, type RunningNode } from '../testing/node.js';
import { appendMessage, appendOptions } from '../testing/raw-client.js';

let served: RunningNode;
let session: ClientHttp2Session;
beforeAll(async () => {
  served = await serve();
  session = connectHttp2(`http://127.0.0.1:${served.node.port}`);
});
afterAll(async () => {
  session.destroy();
  await served.close();
});

const METHODS = [
  'streams.Streams/Read',
  'streams.Streams/Append',
  'streams.Streams/BatchAppend',
  'streams.Streams/Delete',
  'server_features.ServerFeatures/GetSupportedMethods',
  'gossip.Gossip/Read',
  'persistent_subscriptions.PersistentSubscriptions/Read',
  'nothing.Nothing/Nothing',
];

/** The gRPC status with which the call ends. */
function send(method: string, frames: readonly Uint8Array[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const call = session.request({
      ':method': 'POST',
      ':path': `/event_store.client.${method}`,
      'content-type': 'application/grpc',
      te: 'trailers',
    });
    const answerTo = (headers: Record<string, unknown>) =>
      'grpc-status' in headers && resolve(String(headers['grpc-status']));
    call.on('response', answerTo);
    call.on('trailers', answerTo);
    call.on('error', reject);
    call.on('close', () => resolve('closed'));
    call.resume();
    for (const frame of frames) call.write(frame);
    call.end();
  });
}

function frameBytes(bytes: Uint8Array): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([head, bytes]);
}

// a correct message with a flipped bit gets further than noise does
const noise = fc.uint8Array({ maxLength: 60 });
const base = [appendOptions('s'), appendMessage('0d8bca1e-cf4c-4a4a-8d6c-6b1f0a1f8f10', Buffer.from('data'))];
const damaged = fc.tuple(fc.constantFrom(...base), fc.nat(), fc.nat({ max: 255 })).map(([message, at, byte]) => {
  const bytes = message.serializeBinary();
  bytes[at % bytes.length] = byte;
  return bytes;
});

it('ends every malformed call with a status, and continues', async () => {
  const before = await collect(served.client.readAll());
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...METHODS),
      fc.array(fc.oneof(noise, damaged), { maxLength: 3 }),
      async (method, messages) => {
        const status = await send(method, messages.map(frameBytes));
        // a damaged append that is still valid is appended
        expect(status).toMatch(method.endsWith('/Append') ? /^\d+$/ : /^(\d+|closed)$/);
      },
    ),
    { numRuns: 400 },
  );
  const stream = freshStream();
  await served.client.appendToStream(stream, makeEvents(2), { expectedRevision: 'no_stream' });
  const kept = (await collect(served.client.readAll())).slice(before.length).map(({ event }) => event!);
  expect(kept.slice(-2).map(({ streamId }) => streamId)).toEqual([stream, stream]);
  for (const { streamId, type } of kept) expect([streamId, type].join()).not.toContain('\0');
});
