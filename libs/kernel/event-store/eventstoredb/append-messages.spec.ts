import shared from '@eventstore/db-client/generated/shared_pb.js';
import status from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import fc from 'fast-check';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import timestamp from 'google-protobuf/google/protobuf/timestamp_pb.js';
import { appendRequest, readAppendAnswer, type AppendPart } from './append-messages.js';

const uuid = (id: string) => new shared.UUID().setString(id);

/** The same request by the generated classes. */
const generateBytes = ({ correlationId, options, events, isFinal }: AppendPart): Buffer => {
  const request = new streams.BatchAppendReq().setCorrelationId(uuid(correlationId)).setIsFinal(isFinal);
  if (options) {
    const made = new streams.BatchAppendReq.Options()
      .setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(options.stream)))
      .setDeadline(timestamp.Timestamp.fromDate(new Date(options.deadlineMs)));
    if (options.expected < 0) made.setNoStream(new empty.Empty());
    else made.setStreamPosition(String(options.expected));
    request.setOptions(made);
  }
  for (const { id, type, data, metadata, isJson } of events) {
    const message = new streams.BatchAppendReq.ProposedMessage()
      .setId(uuid(id))
      .setData(Buffer.from(data as string))
      .setCustomMetadata(Buffer.from(metadata as string));
    message
      .getMetadataMap()
      .set('type', type)
      .set('content-type', isJson ? 'application/json' : 'application/octet-stream');
    request.addProposedMessages(message);
  }
  return Buffer.from(request.serializeBinary());
};

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 });
const content = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
);
const events = fc
  .record({ id: fc.uuid(), type: text, data: content, metadata: content, isJson: fc.boolean() })
  .map((event) => ({ ...event, bytes: Buffer.byteLength(event.data) + Buffer.byteLength(event.metadata) }));
const options = fc.record({
  stream: text,
  expected: fc.oneof(fc.constant(-1), fc.nat(), fc.maxSafeNat()),
  deadlineMs: fc.integer({ min: 1_000, max: 4_102_444_800_000 }),
});
const parts: fc.Arbitrary<AppendPart> = fc.record({
  correlationId: fc.uuid(),
  options: fc.option(options, { nil: undefined }),
  events: fc.array(events, { maxLength: 5 }),
  isFinal: fc.boolean(),
});

it('an append is sent as the bytes that the generated classes write', () => {
  fc.assert(fc.property(parts, (part) => expect(appendRequest(part)).toEqual(generateBytes(part))));
});

describe('the answer to an append', () => {
  const id = '7f1c2f0e-9a55-4d0c-8f6e-0f3d5a2b7c41';
  const answer = () => new streams.BatchAppendResp().setCorrelationId(uuid(id));
  const readAnswer = (made: InstanceType<typeof streams.BatchAppendResp>) =>
    readAppendAnswer(Buffer.from(made.setStreamIdentifier(new shared.StreamIdentifier()).serializeBinary()));
  const success = (revision: string) => new streams.BatchAppendResp.Success().setCurrentRevision(revision);

  it.each(['0', '127', '128', '9007199254740993'])('has the revision and the position %s', (number) => {
    const at = new shared.AllStreamPosition().setCommitPosition(number).setPreparePosition(number);
    expect(readAnswer(answer().setSuccess(success(number).setPosition(at)))).toEqual({
      correlationId: id,
      appended: { revision: Number(number), position: BigInt(number) },
    });
  });

  it('has no position where the store gives none, as to a repeat', () => {
    const { appended } = readAnswer(answer().setSuccess(success('3').setNoPosition(new empty.Empty())));
    expect(appended).toEqual({ revision: 3, position: undefined });
  });

  it('is found by an id that comes as two numbers', () => {
    const toSigned = (half: bigint) => String(BigInt.asIntN(64, half));
    const halves = new shared.UUID.Structured()
      .setMostSignificantBits(toSigned(0x7f1c2f0e9a554d0cn))
      .setLeastSignificantBits(toSigned(0x8f6e0f3d5a2b7c41n));
    const made = answer().setCorrelationId(new shared.UUID().setStructured(halves)).setSuccess(success('1'));
    expect(readAnswer(made)).toMatchObject({ correlationId: id, appended: { revision: 1 } });
  });

  it('is an error that names its stream, unless it is a success', () => {
    const refused = readAnswer(answer().setError(new status.Status().setMessage('not now')));
    expect(refused.appended).toBeUndefined();
    expect(refused.errorFor!('s-1')).toMatchObject({ message: expect.stringContaining('not now') });
    expect(readAnswer(answer()).errorFor!('s-1').message).toMatch(/neither a success nor an error/);
  });

  it('is an error, which ends no process, if what it says of an error cannot be read', () => {
    const [correlationId, broken] = [Buffer.from(answer().serializeBinary()), Buffer.from([0x12, 0x02, 0x12, 0x7f])];
    const refused = readAppendAnswer(Buffer.concat([correlationId, broken]));
    expect(refused.errorFor!('s-1').message).toMatch(/neither a success nor an error/);
  });

  it('is refused if it is cut short', () => {
    const bytes = Buffer.from(answer().setSuccess(success('1')).serializeBinary());
    expect(() => readAppendAnswer(bytes.subarray(0, -1))).toThrow(RangeError);
  });
});
