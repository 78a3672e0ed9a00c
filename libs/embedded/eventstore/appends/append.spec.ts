import { randomUUID } from 'node:crypto';
import { connect as connectHttp2 } from 'node:http2';
import { connect as connectTcp } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  binaryEvent,
  jsonEvent,
  persistentSubscriptionToStreamSettingsFromDefaults,
  START,
} from '@eventstore/db-client';
import gossipService from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import type gossip from '@eventstore/db-client/generated/gossip_pb.js';
import featuresService from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import grpc from '@grpc/grpc-js';
import { collect, connect, freshStream, makeEvents, waysToAppend } from '../testing/client.js';
import { serve, type RunningNode } from '../testing/node.js';
import { appendMessage, appendOptions, rawClient } from '../testing/raw-client.js';
import { NIL_UUID } from '../wire/names.js';

let served: RunningNode;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.close());

const MIB = 1024 * 1024;
const eventOfSize = (bytes: number) => binaryEvent({ type: 'Sized', data: Buffer.alloc(bytes, 1) });
const missing = { type: 'stream-not-found' };

describe.each(['BatchAppend', 'Append'] as const)('%s', (way) => {
  const append = (...args: Parameters<ReturnType<typeof waysToAppend>['Append']>) =>
    waysToAppend(served.client)[way](...args);

  it('takes 1 MiB, and not a byte more', async () => {
    const stream = freshStream();
    await append(stream, [eventOfSize(MIB - 10), eventOfSize(10)], 'no_stream');
    const attempt = append(stream, [eventOfSize(MIB), eventOfSize(1)], 'any');
    await expect(attempt).rejects.toMatchObject({ type: 'maximum-append-size-exceeded', maxAppendSize: MIB });
    const read = await collect(served.client.readStream(stream));
    expect(read.map(({ event }) => (event!.data as Uint8Array).length)).toEqual([MIB - 10, 10]);
  });

  it('refuses with a sentence what it cannot store, and continues', async () => {
    const [twice] = makeEvents(1);
    const refusals: [string, object[], string][] = [
      [freshStream(), [twice!, twice!], 'twice'],
      [freshStream(), [jsonEvent({ type: 'a\0b', data: {} })], 'U+0000'],
      [freshStream(), [jsonEvent({ type: 'x'.repeat(1_025), data: {} })], '1024 bytes'],
      [freshStream('x'.repeat(1_024)), makeEvents(1), '1024 bytes'],
      [freshStream(), [jsonEvent({ id: 'no-uuid', type: 'T', data: {} })], 'not a UUID'],
      [`$$${freshStream()}`, makeEvents(1), 'no stream metadata'],
      [`$${freshStream()}`, makeEvents(1), "are the system's"],
      ['', makeEvents(1), 'the name of the stream is missing'],
      ['a\0b', makeEvents(1), 'U+0000'],
      [freshStream(), [jsonEvent({ id: NIL_UUID, type: 'T', data: {} })], 'the nil UUID'],
    ];
    for (const [stream, events, why] of refusals) {
      const error = await append(stream, events as never, 'any').catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(Error);
      // the client shows a batch's sentence only for errors that it does not know
      expect(String(error)).toContain(why);
    }
    expect(await append(freshStream(), makeEvents(1), 'no_stream')).toMatchObject({ success: true });
  });

  it('treats an event id in capitals as the same id', async () => {
    const stream = freshStream();
    const [event] = makeEvents(1) as [ReturnType<typeof jsonEvent>];
    await append(stream, [{ ...event, id: event.id.toUpperCase() }], 'no_stream');
    expect(await append(stream, [event], 'no_stream')).toMatchObject({ success: true, nextExpectedRevision: 0n });
    const [read] = await collect(served.client.readStream(stream));
    expect(read?.event?.id).toBe(event.id);
  });

  it('returns the position that a read and a subscription return', async () => {
    const stream = freshStream();
    const { position } = await append(stream, makeEvents(3), 'no_stream');
    const read = await collect(served.client.readStream(stream));
    expect(read.at(-1)?.event?.position).toEqual(position);
    for await (const { event } of served.client.subscribeToStream(stream, { fromRevision: 1n })) {
      expect(event?.position).toEqual(position);
      break;
    }
  });
});

it('gives concurrent appends to many streams each its own place in the log', async () => {
  const results = await Promise.all(
    Array.from({ length: 300 }, () => served.client.appendToStream(freshStream(), makeEvents(2))),
  );
  const positions = results.map(({ position }) => position!.commit);
  expect(new Set(positions).size).toBe(300);
  for (const { position } of results) expect(position!.commit).toBe(position!.prepare);
});

it('does not write an append whose deadline has passed', async () => {
  const stream = freshStream();
  const attempt = served.client.appendToStream(stream, makeEvents(1), { deadline: -1_000 });
  await expect(attempt).rejects.toMatchObject({ type: 'deadline-exceeded' });
  await expect(collect(served.client.readStream(stream))).rejects.toMatchObject(missing);
});

it('stores nothing of an append that its client cancels midway', async () => {
  const client = rawClient(served.node);
  // answered on the same connection, so all earlier messages have arrived
  const roundTrip = () => new Promise((resolve) => client.delete(new streams.DeleteReq(), resolve));
  const calls = Array.from({ length: 40 }, (_, index) => {
    const call = client.append(() => undefined);
    call.on('error', () => undefined);
    call.write(appendOptions(freshStream('given-up')));
    call.write(appendMessage(randomUUID(), Buffer.alloc(1 + index * 500)));
    return call;
  });
  await roundTrip();
  await roundTrip();
  for (const call of calls) call.cancel();
  await roundTrip();
  await roundTrip();
  client.close();
  await served.client.appendToStream(freshStream(), makeEvents(1));
  const kept = (await collect(served.client.readAll())).filter(({ event }) => event?.streamId.startsWith('given-up'));
  expect(kept).toEqual([]);
});

it('stores nothing of an append whose connection breaks midway', async () => {
  const name = freshStream('broken-off');
  const frame = (message: { serializeBinary(): Uint8Array }): Buffer => {
    const bytes = Buffer.from(message.serializeBinary());
    const head = Buffer.alloc(5);
    head.writeUInt32BE(bytes.length, 1);
    return Buffer.concat([head, bytes]);
  };
  const socket = connectTcp(served.node.port, '127.0.0.1');
  const session = connectHttp2('http://127.0.0.1', { createConnection: () => socket });
  session.on('error', () => undefined);
  const request = session.request({
    ':method': 'POST',
    ':path': '/event_store.client.streams.Streams/Append',
    'content-type': 'application/grpc',
    te: 'trailers',
  });
  request.on('error', () => undefined);
  request.write(frame(appendOptions(name)));
  await new Promise((sent) => request.write(frame(appendMessage(randomUUID(), Buffer.from('half'))), sent));
  await new Promise<void>((resolve, reject) => session.ping((error) => (error ? reject(error) : resolve())));
  socket.destroy();
  await served.client.appendToStream(freshStream(), makeEvents(1));
  await expect(collect(served.client.readStream(name))).rejects.toMatchObject(missing);
});

describe('a feature that this node lacks', () => {
  const outcomeOf = (attempt: Promise<unknown>) => attempt.then(String, (error: unknown) => String(error));

  it('is refused with a sentence', async () => {
    const { client } = served;
    const stream = freshStream();
    await client.appendToStream(stream, makeEvents(1));
    expect(await outcomeOf(client.deleteStream(stream))).toContain('this node does not do deletion of streams');
    expect(await outcomeOf(client.tombstoneStream(stream))).toContain('this node does not do deletion of streams');
    expect(await outcomeOf(client.setStreamMetadata(stream, { maxCount: 1 }))).toContain('keeps no stream metadata');
    expect(await outcomeOf(collect(client.readStream(stream, { resolveLinkTos: true })))).toContain('keeps no links');
    const settings = persistentSubscriptionToStreamSettingsFromDefaults({ startFrom: START });
    const persistent = client.createPersistentSubscriptionToStream(stream, 'group', settings);
    expect(await outcomeOf(persistent)).toContain('this node does not do persistent subscriptions');
    expect(await outcomeOf(client.createProjection('p', 'fromAll()'))).toContain('this node does not do projections');
    expect(await client.getStreamMetadata(stream)).toEqual({ streamName: stream });
    expect(await collect(client.readStream(stream))).toHaveLength(1);
  });
});

it('is found through gossip', async () => {
  const client = connect(`esdb://127.0.0.1:${served.node.port},localhost:${served.node.port}?tls=false`);
  expect(await client.appendToStream(freshStream(), makeEvents(1))).toMatchObject({ success: true });
  await client.dispose();
});

describe('the address in gossip', () => {
  const gossipOf = (node: { port: number }) =>
    new Promise<gossip.MemberInfo>((resolve, reject) => {
      const client = new gossipService.GossipClient(
        `127.0.0.1:${node.port}`,
        grpc.credentials.createInsecure() as never,
      );
      client.read(new shared.Empty(), (error, info) => {
        client.close();
        if (error) reject(error);
        else resolve(info.getMembersList()[0]!);
      });
    });

  it('is where the node listens, with its current time', async () => {
    const before = Date.now();
    const member = await gossipOf(served.node);
    expect(member.getHttpEndPoint()?.toObject()).toEqual({ address: '127.0.0.1', port: served.node.port });
    const time = Number(BigInt(member.getTimeStamp()) / 10_000n);
    expect(time).toBeGreaterThanOrEqual(before);
    expect(time).toBeLessThanOrEqual(Date.now());
  });

  it('is the public address, if that differs', async () => {
    const other = await serve({ advertised: { host: 'log.example.org', port: 2_114 } });
    const member = await gossipOf(other.node);
    expect(member.getHttpEndPoint()?.toObject()).toEqual({ address: 'log.example.org', port: 2_114 });
    await other.close();
  });

  it('the features name none that it lacks', async () => {
    const client = new featuresService.ServerFeaturesClient(
      `127.0.0.1:${served.node.port}`,
      grpc.credentials.createInsecure() as never,
    );
    const methods = await new Promise<Record<string, string[]>>((resolve, reject) =>
      client.getSupportedMethods(new shared.Empty(), (error, answer) => {
        if (error) return reject(error);
        const entries = answer.getMethodsList().map((each) => [each.getMethodName(), each.getFeaturesList()] as const);
        resolve(Object.fromEntries(entries));
      }),
    );
    client.close();
    expect(methods).toEqual({ append: [], batchappend: [], read: ['position', 'events'] });
  });
});
