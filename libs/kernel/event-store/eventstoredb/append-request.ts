import type { EventData } from '../event-store.js';

/** Field numbers of the protocol. */
const REQUEST = { correlationId: 1, options: 2, event: 3, isFinal: 4 };
const OPTIONS = { stream: 1, revision: 2, noStream: 3, deadline: 6 };
const EVENT = { id: 1, property: 2, metadata: 3, data: 4 };
const TEXT_OF_ID = 2;
const NAME_OF_STREAM = 3;
const SECONDS = 1;
const NANOS = 2;
const KEY = 1;
const VALUE = 2;

/** The first part of an append, or all of it, names the stream. */
export interface AppendOptions {
  readonly stream: string;
  readonly expected: number;
  readonly deadlineMs: number;
}

export interface AppendPart {
  readonly correlationId: string;
  readonly options?: AppendOptions | undefined;
  readonly events: readonly EncodedEvent[];
  readonly isFinal: boolean;
}

/** An event with its content as it is sent. */
export interface EncodedEvent extends Pick<EventData, 'id' | 'type'> {
  readonly data: Buffer | string;
  readonly metadata: Buffer | string;
  readonly isJson: boolean;
  readonly bytes: number;
}

/** More than the tags, lengths and properties of one event take, besides its id, type and content. */
const EVENT_OVERHEAD_BYTES = 128;
const OPTIONS_OVERHEAD_BYTES = 128;

/**
 * The bytes of a request, as the generated classes serialise it. Those take longer than all else that a command costs
 * this process on its way to the store.
 */
export const appendRequest = ({ correlationId, options, events, isFinal }: AppendPart): Buffer => {
  const name = options ? 3 * options.stream.length + OPTIONS_OVERHEAD_BYTES : 0;
  const out = new Backwards(events.reduce((sum, event) => sum + roomFor(event), correlationId.length + 16 + name));
  if (isFinal) out.number(REQUEST.isFinal, 1);
  for (let index = events.length - 1; index >= 0; index--) addEvent(out, events[index]!);
  if (options) addOptions(out, options);
  addId(out, REQUEST.correlationId, correlationId);
  return out.written();
};

const roomFor = ({ id, type, bytes }: EncodedEvent): number =>
  id.length + 3 * type.length + bytes + EVENT_OVERHEAD_BYTES;

const addEvent = (out: Backwards, { id, type, data, metadata, isJson }: EncodedEvent): void => {
  const end = out.at;
  if (data.length > 0) out.bytes(EVENT.data, data);
  if (metadata.length > 0) out.bytes(EVENT.metadata, metadata);
  addProperty(out, 'type', type);
  addProperty(out, 'content-type', isJson ? 'application/json' : 'application/octet-stream');
  addId(out, EVENT.id, id);
  out.close(REQUEST.event, end);
};

const addProperty = (out: Backwards, key: string, value: string): void => {
  const end = out.at;
  out.bytes(VALUE, value);
  out.bytes(KEY, key);
  out.close(EVENT.property, end);
};

const addId = (out: Backwards, field: number, id: string): void => {
  const end = out.at;
  out.bytes(TEXT_OF_ID, id);
  out.close(field, end);
};

const addOptions = (out: Backwards, { stream, expected, deadlineMs }: AppendOptions): void => {
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

const NUMBER = 0;
const LENGTH_DELIMITED = 2;

/** Writes a protobuf message from its end, so that each length is known when it is written. */
class Backwards {
  readonly #buffer: Buffer;
  at: number;

  constructor(maxBytes: number) {
    this.#buffer = Buffer.allocUnsafe(maxBytes);
    this.at = maxBytes;
  }

  written(): Buffer {
    return this.#buffer.subarray(this.at);
  }

  bytes(field: number, content: Buffer | string): void {
    const length = typeof content === 'string' ? Buffer.byteLength(content) : content.length;
    this.at -= length;
    if (typeof content === 'string') this.#buffer.write(content, this.at);
    else this.#buffer.set(content, this.at);
    this.#head(field, length);
  }

  number(field: number, value: number): void {
    this.#varint(value);
    this.#varint((field << 3) | NUMBER);
  }

  /** Makes everything that was written since `end` one field. */
  close(field: number, end: number): void {
    this.#head(field, end - this.at);
  }

  #head(field: number, length: number): void {
    this.#varint(length);
    this.#varint((field << 3) | LENGTH_DELIMITED);
  }

  #varint(value: number): void {
    let start = this.at - 1;
    for (let left = value; left >= 128; left = Math.floor(left / 128)) start--;
    this.at = start;
    let rest = value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) this.#buffer[start++] = (rest % 128) + 128;
    this.#buffer[start] = rest;
  }
}
