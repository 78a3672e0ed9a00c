import { convertGrpcRecord } from '@eventstore/db-client/dist/utils/convertGrpcEvent.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import fc from 'fast-check';
import type { RecordedEvent } from '../event-store.js';
import { readAnswer } from './read-messages.js';
import { toRecordedEvent } from './recorded.js';

const { ReadResp } = streams;
const { ReadEvent } = ReadResp;

const contents = fc.oneof(
  fc.json().map((text) => Buffer.from(text)),
  fc.uint8Array({ maxLength: 100 }).map((array) => Buffer.from(array)),
);
const number = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String);

const records = fc
  .record({
    id: fc.uuid(),
    stream: fc.string({ unit: 'grapheme', maxLength: 40 }),
    type: fc.string({ unit: 'grapheme', maxLength: 200 }),
    contentType: fc.constantFrom('application/json', 'application/octet-stream'),
    created: fc.bigInt({ min: 0n, max: 10n ** 18n }).map(String),
    revision: number,
    prepare: number,
    commit: number,
    data: contents,
    metadata: contents,
  })
  .map(({ id, stream, type, contentType, created, revision, prepare, commit, data, metadata }) => {
    const record = new ReadEvent.RecordedEvent()
      .setId(new shared.UUID().setString(id))
      .setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(stream)))
      .setStreamRevision(revision)
      .setPreparePosition(prepare)
      .setCommitPosition(commit)
      .setData(data)
      .setCustomMetadata(metadata);
    record.getMetadataMap().set('type', type).set('content-type', contentType).set('created', created);
    return record;
  });

const serializeEvent = (event: InstanceType<typeof ReadEvent>) =>
  Buffer.from(new ReadResp().setEvent(event).serializeBinary());

/** Bytes compare as lists: the client has its own kind of array. */
const comparable = ({ bytes, ...event }: RecordedEvent) => ({
  ...event,
  ...(bytes && { bytes: { ...bytes, data: [...bytes.data], metadata: [...bytes.metadata] } }),
});

describe('an answer with an event', () => {
  it('is read as the client reads it', () => {
    fc.assert(
      fc.property(records, (record) => {
        const bytes = serializeEvent(new ReadEvent().setEvent(record).setCommitPosition('7'));
        const { event, sharesPosition } = readAnswer(bytes);
        const arrived = ReadResp.deserializeBinary(bytes).getEvent()!.getEvent()!;
        const { streamId: stream, position, ...ofClient } = convertGrpcRecord(arrived);
        const expected = toRecordedEvent({ ...ofClient, stream, position: position!.commit });
        expect(comparable(event!)).toEqual(comparable(expected));
        expect(sharesPosition ?? false).toBe(position!.commit !== position!.prepare);
      }),
    );
  });

  it('is read with an id that comes as two numbers', () => {
    const toSigned = (half: bigint) => String(BigInt.asIntN(64, half));
    const halves = new shared.UUID.Structured()
      .setMostSignificantBits(toSigned(0x7f1c2f0e9a554d0cn))
      .setLeastSignificantBits(toSigned(0x8f6e0f3d5a2b7c41n));
    const record = new ReadEvent.RecordedEvent().setId(new shared.UUID().setStructured(halves));
    const { event } = readAnswer(serializeEvent(new ReadEvent().setEvent(record)));
    expect(event!.id).toBe('7f1c2f0e-9a55-4d0c-8f6e-0f3d5a2b7c41');
  });

  it('is read without the fields that a newer server adds', () => {
    const bytes = Buffer.from(
      new ReadEvent().setEvent(new ReadEvent.RecordedEvent().setStreamRevision('5')).serializeBinary(),
    );
    // fields 15: a number, four bytes, eight bytes, and a text
    const added = [
      [0x78, 0xff, 0x01],
      [0x7d, 1, 2, 3, 4],
      [0x79, 1, 2, 3, 4, 5, 6, 7, 8],
      [0x7a, 2, 65, 66],
    ].flat();
    const event = Buffer.from([...added, ...bytes]);
    expect(readAnswer(Buffer.from([0x0a, event.length, ...event])).event!.revision).toBe(5);
  });

  it('is refused if it is cut short', () => {
    const [record] = fc.sample(records, { numRuns: 1, seed: 1 });
    const bytes = serializeEvent(new ReadEvent().setEvent(record!));
    expect(() => readAnswer(bytes.subarray(0, -1))).toThrow(RangeError);
  });
});

it('a confirmation is recognised, and all other answers are no events', () => {
  const confirmation = new ReadResp().setConfirmation(new ReadResp.SubscriptionConfirmation().setSubscriptionId('s'));
  expect(readAnswer(Buffer.from(confirmation.serializeBinary()))).toMatchObject({ isConfirmation: true });
  const checkpoint = new ReadResp().setCheckpoint(new ReadResp.Checkpoint().setCommitPosition('5'));
  expect(readAnswer(Buffer.from(checkpoint.serializeBinary()))).toEqual({ bytes: expect.any(Number) });
});
