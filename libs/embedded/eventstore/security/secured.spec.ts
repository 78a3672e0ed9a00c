import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type EventStoreDBClient, START } from '@eventstore/db-client';
import features from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import gossip from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_grpc_pb.js';
import grpc from '@grpc/grpc-js';
import { collect, connect, freshStream, makeEvents } from '../testing/client.js';
import { serve, type RunningNode } from '../testing/node.js';
import { appendMessage, appendOptions } from '../testing/raw-client.js';
import { testSecurity, type TestSecurity } from '../testing/security.js';
import { NIL_UUID } from '../wire/names.js';

/** The answers of a node of EventStoreDB 23.10.6 with TLS and users. */
const RECORDED = JSON.parse(readFileSync(new URL('secured.answers.json', import.meta.url), 'utf8')) as Record<
  string,
  unknown
>;

let security: TestSecurity;
let served: RunningNode;
let folder: string;
let caFile: string;
beforeAll(async () => {
  security = await testSecurity();
  served = await serve({ security });
  folder = mkdtempSync(join(tmpdir(), 'eventstore-secured-'));
  caFile = join(folder, 'ca.crt');
  writeFileSync(caFile, security.certificate);
});
afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true });
});

const clientOf = (credential: string): EventStoreDBClient =>
  connect(`esdb://${credential}127.0.0.1:${served.node.port}?tls=true&tlsCAFile=${caFile}`);

interface Failure {
  readonly type?: string;
  readonly code?: number;
  readonly message: string;
}

const failureOf = ({ type, code, message, constructor }: Failure): object => ({
  error: constructor.name,
  type,
  ...(code !== undefined && { code }),
  message,
});

describe('through the official client', () => {
  const confirmation = (client: EventStoreDBClient) =>
    new Promise<string>((resolve, reject) => {
      const subscription = client.subscribeToAll({ fromPosition: START });
      subscription.on('error', reject);
      subscription.on('confirmation', () => {
        resolve('confirmed');
        void subscription.unsubscribe();
      });
      subscription.resume();
    });
  const calls: Record<string, (client: EventStoreDBClient, stream: string) => Promise<unknown>> = {
    'append (batch)': async (client, stream) => {
      const { nextExpectedRevision } = await client.appendToStream(stream, makeEvents(1));
      return { revision: String(nextExpectedRevision) };
    },
    'read a stream': async (client, stream) => ({ events: (await collect(client.readStream(stream))).length }),
    'read $all': async (client) => ({ events: (await collect(client.readAll({ maxCount: 3 }))).length }),
    'subscribe to $all': confirmation,
  };
  const callers: [string, () => string][] = [
    ['nobody', () => ''],
    ['wrong password', () => `${security.username}:wrong@`],
    ['unknown user', () => 'somebody:wrong@'],
    ['administrator', () => `${security.username}:${security.password}@`],
  ];

  it.each(callers)('%s is answered as by EventStoreDB', async (caller, credential) => {
    // given a log with enough to read
    const administrator = clientOf(`${security.username}:${security.password}@`);
    await administrator.appendToStream(freshStream(), makeEvents(3));
    const client = clientOf(credential());
    const stream = freshStream();
    const answers: Record<string, unknown> = {};
    for (const [name, call] of Object.entries(calls)) {
      answers[name] = await call(client, stream).catch((error: Failure) => failureOf(error));
    }
    expect(answers).toEqual(RECORDED[caller]);
    // and nothing was written by a refused call
    const kept = await collect(administrator.readStream(stream)).catch(() => []);
    expect(kept.length).toBe(caller === 'administrator' ? 1 : 0);
    await administrator.dispose();
    await client.dispose();
  });
});

describe('through the protocol', () => {
  type Answer = 'answered' | { code?: number; details?: string; exception?: string };
  type Recorded = 'answered' | { trailers: { exception?: string } };
  /** Lengths and types of an empty body depend on the HTTP server. */
  const withoutBodyHeaders = (recorded: Recorded): Answer => {
    if (recorded === 'answered') return recorded;
    const { trailers, ...status } = recorded;
    return { ...status, ...(trailers.exception && { exception: trailers.exception }) };
  };
  const target = () => `127.0.0.1:${served.node.port}`;
  const trusting = () => grpc.credentials.createSsl(Buffer.from(security.certificate)) as never;
  const answerTo = (call: (done: (error: grpc.ServiceError | null) => void) => void) =>
    new Promise<Answer>((resolve) =>
      call((error) => {
        if (!error) return resolve('answered');
        const [exception] = error.metadata.get('exception').map(String);
        return resolve({ code: error.code, details: error.details, ...(exception && { exception }) });
      }),
    );
  const methods: Record<string, (metadata: grpc.Metadata) => Promise<Answer>> = {
    gossip: (metadata) => {
      const client = new gossip.GossipClient(target(), trusting());
      return answerTo((done) => client.read(new shared.Empty(), metadata as never, done as never));
    },
    'server features': (metadata) => {
      const client = new features.ServerFeaturesClient(target(), trusting());
      return answerTo((done) => client.getSupportedMethods(new shared.Empty(), metadata as never, done as never));
    },
    'plain append': (metadata) => {
      const client = new streams.StreamsClient(target(), trusting());
      return answerTo((done) => {
        const call = client.append(metadata as never, done as never);
        call.on('error', () => undefined);
        call.write(appendOptions(freshStream()));
        call.write(appendMessage(NIL_UUID.replaceAll('0', '1'), Buffer.from('data')));
        call.end();
      });
    },
  };
  const basic = (credential: string) => `Basic ${Buffer.from(credential).toString('base64')}`;
  const headers: Record<string, () => string | null> = {
    'no header': () => null,
    'wrong password': () => basic(`${security.username}:wrong`),
    right: () => basic(`${security.username}:${security.password}`),
    'not Base64': () => 'Basic not*base64',
    Bearer: () => 'Bearer token',
  };
  const cases = Object.keys(methods).flatMap((method) => Object.keys(headers).map((header) => [method, header]));

  it.each(cases)('%s with %s is answered as by EventStoreDB', async (method, header) => {
    const metadata = new grpc.Metadata();
    const authorization = headers[header!]!();
    if (authorization) metadata.set('authorization', authorization);
    const answer = await methods[method!]!(metadata);
    expect(answer).toEqual(withoutBodyHeaders(RECORDED[`${method}, ${header}`] as Recorded));
  });

  it.each([
    ['tls=false against TLS', () => grpc.credentials.createInsecure()],
    ['a CA unknown to us', () => grpc.credentials.createSsl()],
  ])('%s finds no connection', async (name, credentials) => {
    const client = new gossip.GossipClient(target(), credentials() as never);
    const answer = await answerTo((done) => client.read(new shared.Empty(), done as never));
    const { code, details } = RECORDED[name] as { code: number; details: string };
    expect(answer).toMatchObject({
      code,
      details: expect.stringContaining(details.slice(0, 'No connection established'.length)),
    });
    client.close();
  });
});

describe('over HTTP/1.1 on the same port, without a credential', () => {
  const get = (path: string): Promise<[number, string]> =>
    new Promise((resolve, reject) => {
      const asked = request(
        { host: '127.0.0.1', port: served.node.port, path, ca: security.certificate },
        (response) => {
          let text = '';
          response.on('data', (chunk: Buffer) => (text += chunk.toString()));
          response.on('end', () => resolve([response.statusCode!, text]));
        },
      );
      asked.on('error', reject);
      asked.end();
    });

  it('a probe learns that the node is alive, and what it is; any other path does not exist', async () => {
    expect(await get('/health/live')).toEqual([204, '']);
    const [status, info] = await get('/info');
    expect([status, JSON.parse(info)]).toEqual([200, expect.objectContaining({ state: 'leader' })]);
    for (const path of ['/', '/stats', '/streams/$all', '/toString']) expect((await get(path))[0]).toBe(404);
  });
});

it('the address of the node says that it uses TLS', () => {
  expect(served.node.url).toBe(`esdb://127.0.0.1:${served.node.port}?tls=true`);
});
