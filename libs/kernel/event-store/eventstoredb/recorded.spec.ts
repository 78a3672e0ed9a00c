import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { binaryEvent, EventStoreDBClient } from '@eventstore/db-client';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import grpc from '@grpc/grpc-js';
import { parseConnectionString } from './connection-string.js';
import { aPrefix, newEvent, takeEvents } from '../event-store.contract.js';
import { EventStoreDbEventStore } from './event-store.js';
import { toRecordedEvent } from './recorded.js';

const at = {
  id: 'e',
  stream: 's-1',
  type: 'T',
  revision: 0n,
  created: new Date(0),
  position: 1n,
  isJson: true,
};

describe('an event', () => {
  it('is returned as it was written if both of its parts are JSON objects', () => {
    const event = toRecordedEvent({ ...at, data: { n: 1 }, metadata: { hash: 'h' } });
    expect(event).toMatchObject({ data: { n: 1 }, metadata: { hash: 'h' } });
    expect(event).not.toHaveProperty('unreadable');
  });

  it.each<[string, unknown]>([
    ['text that is no JSON', '{"n":'],
    ['bytes', new Uint8Array([1, 2])],
    ['a list', [1]],
    ['a number', 7],
    ['null', null],
    ['nothing', undefined],
  ])('whose data or metadata is %s has that flaw, and is returned with its readable parts', (_, value) => {
    expect(toRecordedEvent({ ...at, data: value, metadata: { hash: 'h' } })).toMatchObject({
      data: {},
      metadata: { hash: 'h' },
      unreadable: 'its data is not a JSON object',
    });
    expect(toRecordedEvent({ ...at, data: { n: 1 }, metadata: value })).toMatchObject({
      data: { n: 1 },
      metadata: {},
      unreadable: 'its metadata is not a JSON object',
    });
  });
});

describe('the bytes of an event that is not a JSON object', () => {
  const bytesOf = (data: unknown) =>
    Buffer.from(toRecordedEvent({ ...at, data, metadata: { hash: 'h' } }).bytes!.data).toString();

  it.each([
    ['text that is no JSON', '{"n":', '{"n":'],
    ['text that would be an object', '{"n":1}', '"{\\"n\\":1}"'],
    ['a list', [1], '[1]'],
  ])('are those of %s, so a copy reads the same', (_, data, bytes) => {
    expect(bytesOf(data)).toBe(bytes);
  });
});

describe('an event of another application', () => {
  const url = process.env.TEST_EVENTSTORE_LEADER_URL!;
  const { hosts, tls, tlsCaFile, credentials } = parseConnectionString(url);
  const store = EventStoreDbEventStore.at(url);
  const client = EventStoreDBClient.connectionString(url);
  const channel = tls
    ? grpc.credentials.createSsl(tlsCaFile ? readFileSync(tlsCaFile) : null)
    : grpc.credentials.createInsecure();
  const raw = new streamsService.StreamsClient(`${hosts[0].address}:${hosts[0].port}`, channel);
  const caller = new grpc.Metadata();
  if (credentials) {
    const basic = Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64');
    caller.set('authorization', `Basic ${basic}`);
  }
  afterAll(async () => {
    await Promise.all([store.dispose(), client.dispose()]);
    raw.close();
  });

  /** Written as no client of EventStoreDB would: marked as JSON, and not JSON. */
  const appendBroken = (stream: string) =>
    new Promise<void>((resolve, reject) => {
      const call = raw.append(caller, (error) => (error ? reject(error) : resolve()));
      const to = new shared.StreamIdentifier().setStreamName(Buffer.from(stream));
      const options = new streams.AppendReq.Options().setStreamIdentifier(to).setAny(new empty.Empty());
      call.write(new streams.AppendReq().setOptions(options));
      const message = new streams.AppendReq.ProposedMessage()
        .setId(new shared.UUID().setString(randomUUID()))
        .setData(Buffer.from('{"half": '))
        .setCustomMetadata(Buffer.from([0xff, 0xfe]));
      message.getMetadataMap().set('type', 'Broken').set('content-type', 'application/json');
      call.write(new streams.AppendReq().setProposedMessage(message));
      call.end();
    });

  it('that cannot be parsed ends neither a read nor a subscription', async () => {
    const prefix = aPrefix();
    const stream = `${prefix}1`;
    await store.append(stream, [newEvent('First')], -1);
    await appendBroken(stream);
    await client.appendToStream(stream, binaryEvent({ type: 'Binary', data: Buffer.from([1, 2, 3]) }));
    await store.append(stream, [newEvent('Last')], 2);
    const expected = [
      ['First', undefined],
      ['Broken', 'its data is not a JSON object, its metadata is not a JSON object'],
      ['Binary', 'its data is not a JSON object, its metadata is not a JSON object'],
      ['Last', undefined],
    ];
    const comparable = (events: readonly { type: string; unreadable?: string }[]) =>
      events.map(({ type, unreadable }) => [type, unreadable]);
    expect(comparable(await store.read(stream))).toEqual(expected);
    expect(comparable(await takeEvents(store.subscribe({ prefixes: [prefix], after: -1n }), 4))).toEqual(expected);
    expect(await store.last([prefix])).toMatchObject({ type: 'Last' });
  });

  it('that cannot be parsed is copied with its bytes', async () => {
    const [from, to] = [`${aPrefix()}1`, `${aPrefix()}1`];
    await appendBroken(from);
    await client.appendToStream(from, binaryEvent({ type: 'Binary', data: Buffer.from([1, 2, 255]) }));
    const events = await store.read(from);
    const copied = events.map(({ id, type, data, metadata, bytes }) => ({ id, type, data, metadata, bytes: bytes! }));
    await store.append(to, copied, -1);
    const found = await store.read(to);
    expect(found.map(({ id, unreadable, bytes }) => [id, unreadable, bytes])).toEqual(
      events.map(({ id, unreadable, bytes }) => [id, unreadable, bytes]),
    );
    expect(Buffer.from(found[0]!.bytes!.data).toString()).toBe('{"half": ');
    expect([...found[1]!.bytes!.data]).toEqual([1, 2, 255]);
  });
});
