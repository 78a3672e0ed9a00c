import type { StoredEvent } from '../event.js';
import { contentType } from './proposal.js';

/** Field numbers of the protocol, as far as an event needs them. */
const EVENT_OF_ANSWER = 1;
const RECORD_OF_EVENT = 1;
const POSITION_OF_EVENT = 3;
const RECORD = { id: 1, stream: 2, revision: 3, prepare: 4, commit: 5, properties: 6, metadata: 7, data: 8 };
const TEXT_OF_ID = 2;
const NAME_OF_STREAM = 3;
const KEY = 1;
const VALUE = 2;

/** More than tags, lengths, numbers and the names of the properties take. */
const OVERHEAD_BYTES = 256;

/**
 * The answer with one event, byte for byte as the generated classes serialise it. A reader of the log gets one for each
 * event, and those classes take ten times as long.
 */
export function eventAnswer({ id, stream, type, revision, position, created, ...event }: StoredEvent): Buffer {
  const { data, metadata } = event;
  const texts = 3 * (stream.length + type.length);
  const out = new ReverseProtobufWriter(OVERHEAD_BYTES + id.length + texts + data.length + metadata.length);
  const end = out.at;
  out.number(POSITION_OF_EVENT, position);
  const endOfRecord = out.at;
  if (data.length) out.bytes(RECORD.data, data);
  if (metadata.length) out.bytes(RECORD.metadata, metadata);
  property(out, 'type', type);
  property(out, 'created', String(created));
  property(out, 'content-type', contentType(event.json));
  out.number(RECORD.commit, position);
  out.number(RECORD.prepare, position);
  if (revision) out.number(RECORD.revision, revision);
  const endOfStream = out.at;
  out.text(NAME_OF_STREAM, stream);
  out.close(RECORD.stream, endOfStream);
  const endOfId = out.at;
  out.text(TEXT_OF_ID, id);
  out.close(RECORD.id, endOfId);
  out.close(RECORD_OF_EVENT, endOfRecord);
  out.close(EVENT_OF_ANSWER, end);
  return out.toBuffer();
}

function property(out: ReverseProtobufWriter, key: string, value: string): void {
  const end = out.at;
  out.text(VALUE, value);
  out.text(KEY, key);
  out.close(RECORD.properties, end);
}

const NUMBER = 0;
const LENGTH_DELIMITED = 2;

/**
 * Writes a protobuf message from its end, so that each length is known when it is written. Like that of the kernel, which
 * nothing embedded may import; this one also writes 64-bit numbers.
 */
class ReverseProtobufWriter {
  readonly #buffer: Buffer;
  at: number;

  constructor(maxBytes: number) {
    this.#buffer = Buffer.allocUnsafe(maxBytes);
    this.at = maxBytes;
  }

  toBuffer(): Buffer {
    return this.#buffer.subarray(this.at);
  }

  bytes(field: number, bytes: Uint8Array): void {
    this.at -= bytes.length;
    this.#buffer.set(bytes, this.at);
    this.#head(field, bytes.length);
  }

  text(field: number, text: string): void {
    const end = this.at;
    if (!this.#ascii(text)) {
      this.at = end - Buffer.byteLength(text);
      this.#buffer.write(text, this.at);
    }
    this.#head(field, end - this.at);
  }

  /** Nearly all texts are short and ASCII: a call into the runtime for each takes longer. @returns whether it is */
  #ascii(text: string): boolean {
    const buffer = this.#buffer;
    let { at } = this;
    for (let index = text.length - 1; index >= 0; index--) {
      const code = text.charCodeAt(index);
      if (code > 127) return false;
      buffer[--at] = code;
    }
    this.at = at;
    return true;
  }

  number(field: number, value: bigint): void {
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

  #varint(value: bigint | number): void {
    if (value < 128) {
      this.#buffer[--this.at] = Number(value);
      return;
    }
    if (value > Number.MAX_SAFE_INTEGER) return this.#writeInt64(BigInt(value));
    let rest = Number(value);
    let start = this.at - 1;
    for (let left = rest; left >= 128; left = Math.floor(left / 128)) start--;
    this.at = start;
    for (; rest >= 128; rest = Math.floor(rest / 128)) this.#buffer[start++] = (rest % 128) + 128;
    this.#buffer[start] = rest;
  }

  #writeInt64(value: bigint): void {
    const digits: number[] = [];
    for (let rest = value; rest > 0n; rest >>= 7n) digits.push(Number(rest & 127n) + (rest > 127n ? 128 : 0));
    this.at -= digits.length;
    this.#buffer.set(digits, this.at);
  }
}
