import { UnknownError } from '@eventstore/db-client';
import { unpackToCommandError } from '@eventstore/db-client/dist/streams/appendToStream/unpackError.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { EventData } from '../event-store.js';
import { ReverseProtobufWriter, WireFields, NAME_OF_STREAM, TEXT_OF_ID, idIn } from './wire-format.js';

/** Field numbers of the protocol. */
const REQUEST = { correlationId: 1, options: 2, event: 3, isFinal: 4 };
const OPTIONS = { stream: 1, revision: 2, noStream: 3, deadline: 6 };
const EVENT = { id: 1, property: 2, metadata: 3, data: 4 };
const SECONDS = 1;
const NANOS = 2;
const KEY = 1;
const VALUE = 2;

/** The first part of an append, or all of it, names the stream. */
interface AppendTarget {
  readonly stream: string;
  readonly expected: number;
  readonly deadlineMs: number;
}

export interface AppendPart {
  readonly correlationId: string;
  readonly options?: AppendTarget | undefined;
  readonly events: readonly EncodedEvent[];
  readonly isFinal: boolean;
}

/** An event with its content as it is sent. */
interface EncodedEvent extends Pick<EventData, 'id' | 'type'> {
  readonly data: Buffer | string;
  readonly metadata: Buffer | string;
  readonly isJson: boolean;
  readonly bytes: number;
}

/** More than the tags, lengths and properties of one event take, besides its id, type and content. */
const EVENT_OVERHEAD_BYTES = 128;
const OPTIONS_OVERHEAD_BYTES = 128;

/**
 * The server compares this deadline with its own clock, so a short one would fail every append of a machine whose clock
 * is behind. The time for an answer is limited on this side.
 */
const DEADLINE_MS = 600_000;

/** A message should stay well below the 4 MiB that a server accepts by default. */
const MESSAGE_MAX_BYTES = 1_024 * 1_024;

/** The requests for one append: one, unless its events are too large for a message. */
export function* appendRequests(
  correlationId: string,
  stream: string,
  events: readonly EventData[],
  expected: number,
): Generator<Buffer> {
  let options: AppendTarget | undefined = { stream, expected, deadlineMs: Date.now() + DEADLINE_MS };
  let part: EncodedEvent[] = [];
  let bytes = 0;
  for (const event of events.map(encodeEvent)) {
    const size = roomFor(event);
    if (bytes > 0 && bytes + size > MESSAGE_MAX_BYTES) {
      yield appendRequest({ correlationId, options, events: part, isFinal: false });
      [options, part, bytes] = [undefined, [], 0];
    }
    bytes += size;
    part.push(event);
  }
  yield appendRequest({ correlationId, options, events: part, isFinal: true });
}

const encodeEvent = ({ id, type, bytes: content, ...event }: EventData): EncodedEvent => {
  const data = content ? Buffer.from(content.data) : JSON.stringify(event.data);
  const metadata = content ? Buffer.from(content.metadata) : JSON.stringify(event.metadata);
  const bytes = Buffer.byteLength(data) + Buffer.byteLength(metadata);
  return { id, type, data, metadata, isJson: content?.isJson !== false, bytes };
};

/**
 * The bytes of a request, as the generated classes serialise it. Those take longer than all else that a command costs
 * this process on its way to the store.
 */
export const appendRequest = ({ correlationId, options, events, isFinal }: AppendPart): Buffer => {
  const name = options ? 3 * options.stream.length + OPTIONS_OVERHEAD_BYTES : 0;
  const out = new ReverseProtobufWriter(
    events.reduce((sum, event) => sum + roomFor(event), correlationId.length + 16 + name),
  );
  if (isFinal) out.number(REQUEST.isFinal, 1);
  for (let index = events.length - 1; index >= 0; index--) addEvent(out, events[index]!);
  if (options) addOptions(out, options);
  addId(out, REQUEST.correlationId, correlationId);
  return out.toBuffer();
};

const roomFor = ({ id, type, bytes }: EncodedEvent): number =>
  id.length + 3 * type.length + bytes + EVENT_OVERHEAD_BYTES;

const addEvent = (out: ReverseProtobufWriter, { id, type, data, metadata, isJson }: EncodedEvent): void => {
  const end = out.at;
  if (data.length > 0) out.bytes(EVENT.data, data);
  if (metadata.length > 0) out.bytes(EVENT.metadata, metadata);
  addProperty(out, 'type', type);
  addProperty(out, 'content-type', isJson ? 'application/json' : 'application/octet-stream');
  addId(out, EVENT.id, id);
  out.close(REQUEST.event, end);
};

const addProperty = (out: ReverseProtobufWriter, key: string, value: string): void => {
  const end = out.at;
  out.bytes(VALUE, value);
  out.bytes(KEY, key);
  out.close(EVENT.property, end);
};

const addId = (out: ReverseProtobufWriter, field: number, id: string): void => {
  const end = out.at;
  out.bytes(TEXT_OF_ID, id);
  out.close(field, end);
};

const addOptions = (out: ReverseProtobufWriter, { stream, expected, deadlineMs }: AppendTarget): void => {
  const end = out.at;
  const nanos = (deadlineMs % 1_000) * 1_000_000;
  if (nanos > 0) out.number(NANOS, nanos);
  out.number(SECONDS, Math.floor(deadlineMs / 1_000));
  out.close(OPTIONS.deadline, end);
  if (expected < 0) out.close(OPTIONS.noStream, out.at);
  else out.number(OPTIONS.revision, expected);
  const endOfName = out.at;
  out.bytes(NAME_OF_STREAM, stream);
  out.close(OPTIONS.stream, endOfName);
  out.close(REQUEST.options, end);
};

/** The answer to one append of a call. */
export interface ArrivedAnswer {
  readonly correlationId: string;
  readonly appended?: AppendAnswer;
  /** For an answer without success. */
  readonly errorFor?: (stream: string) => Error;
}

export interface AppendAnswer {
  readonly revision: number;
  /** The answer to a repeat may have no position. */
  readonly position: bigint | undefined;
}

/** Field numbers of the protocol. */
const ANSWER = { correlationId: 1, success: 3 };
const SUCCESS = { revision: 1, position: 3 };
const COMMIT_OF_POSITION = 1;

/** Reads a success without the generated classes, which take longer; all else is rare. @throws RangeError if damaged */
export const readAppendAnswer = (bytes: Buffer): ArrivedAnswer => {
  let correlationId = '';
  let appended: AppendAnswer | undefined;
  const fields = new WireFields(bytes);
  for (let field = fields.nextField(); field > 0; field = fields.nextField()) {
    if (field === ANSWER.correlationId) correlationId = idIn(fields.bytes());
    else if (field === ANSWER.success) appended = successIn(fields.message());
  }
  return appended ? { correlationId, appended } : { correlationId, errorFor: (stream) => errorIn(bytes, stream) };
};

const successIn = (fields: WireFields): AppendAnswer => {
  let revision = -1;
  let position: bigint | undefined;
  for (let field = fields.nextField(); field > 0; field = fields.nextField()) {
    if (field === SUCCESS.revision) revision = Number(fields.number());
    else if (field === SUCCESS.position) position = commitIn(fields.message());
  }
  return { revision, position };
};

/** A zero is not sent. */
const commitIn = (fields: WireFields): bigint => {
  for (let field = fields.nextField(); field > 0; field = fields.nextField())
    if (field === COMMIT_OF_POSITION) return fields.number();
  return 0n;
};

const UNCLEAR = 'The answer contains neither a success nor an error.';

/** An answer that is neither a success nor an error must not count as recorded. */
const errorIn = (bytes: Buffer, stream: string): Error => {
  try {
    const error = streams.BatchAppendResp.deserializeBinary(bytes).getError();
    if (error?.getDetails()) return unpackToCommandError(error, stream);
    return new UnknownError(undefined, error?.getMessage() ?? UNCLEAR);
  } catch {
    return new UnknownError(undefined, UNCLEAR); // nobody catches what is thrown while an answer arrives
  }
};
