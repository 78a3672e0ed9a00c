import { parseUUID } from '@eventstore/db-client/dist/utils/grpcUUID.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';

/** The wire types of protobuf. */
const NUMBER = 0;
const EIGHT_BYTES = 1;
const LENGTH_DELIMITED = 2;
const FOUR_BYTES = 5;

/** Seven bytes hold 49 bits, which a number has exactly. */
const EXACT_BYTES = 7;

/** Ten bytes hold the 64 bits of the largest number. */
const LONGEST_BYTES = 10;

/**
 * The fields of a protobuf message, one after the other. `nextField` moves to a field, and the other methods read its value;
 * a value that is not read is skipped.
 */
export class WireFields {
  #wireType = NUMBER;
  #isRead = true;

  constructor(
    private readonly buffer: Buffer,
    private at = 0,
    private readonly end = buffer.length,
  ) {}

  /** The number of the next field, or 0 at the end. @throws RangeError if the message is damaged */
  nextField(): number {
    if (!this.#isRead) this.#skip();
    if (this.at >= this.end) return 0;
    const tag = this.#length();
    this.#wireType = tag & 7;
    this.#isRead = false;
    if (tag >>> 3 === 0) throw damagedMessage();
    return tag >>> 3;
  }

  number(): bigint {
    this.#isRead = true;
    const start = this.at;
    let value = 0;
    let unit = 1;
    for (let read = 0; read < EXACT_BYTES; read++) {
      const byte = this.#byte();
      value += (byte & 127) * unit;
      if (byte < 128) return BigInt(value);
      unit *= 128;
    }
    this.at = start;
    return this.#readInt64();
  }

  bytes(): Buffer {
    const [start, end] = this.#span();
    return this.buffer.subarray(start, end);
  }

  text(): string {
    const [start, end] = this.#span();
    return this.buffer.toString('utf8', start, end);
  }

  message(): WireFields {
    const [start, end] = this.#span();
    return new WireFields(this.buffer, start, end);
  }

  #span(): readonly [number, number] {
    if (this.#wireType !== LENGTH_DELIMITED) throw damagedMessage();
    this.#isRead = true;
    const length = this.#length();
    const start = this.at;
    this.#pass(length);
    return [start, this.at];
  }

  #skip(): void {
    if (this.#wireType === NUMBER) this.number();
    else if (this.#wireType === LENGTH_DELIMITED) this.#span();
    else if (this.#wireType === EIGHT_BYTES) this.#pass(8);
    else if (this.#wireType === FOUR_BYTES) this.#pass(4);
    else throw damagedMessage();
  }

  #readInt64(): bigint {
    let value = 0n;
    for (let read = 0; read < LONGEST_BYTES; read++) {
      const byte = this.#byte();
      value |= BigInt(byte & 127) << BigInt(7 * read);
      if (byte < 128) return BigInt.asUintN(64, value);
    }
    throw damagedMessage();
  }

  /** A tag or a length: small enough for a number. */
  #length(): number {
    let value = 0;
    for (let read = 0, unit = 1; read < LONGEST_BYTES; read++, unit *= 128) {
      const byte = this.#byte();
      value += (byte & 127) * unit;
      if (byte < 128) return value;
    }
    throw damagedMessage();
  }

  #pass(bytes: number): void {
    this.at += bytes;
    if (this.at > this.end) throw damagedMessage();
  }

  #byte(): number {
    if (this.at >= this.end) throw damagedMessage();
    return this.buffer[this.at++]!;
  }
}

const damagedMessage = (): RangeError => new RangeError('The event store sent a message that is cut short.');

/** Writes a protobuf message from its end, so that each length is known when it is written. */
export class ReverseProtobufWriter {
  readonly #buffer: Buffer;
  at: number;

  constructor(maxBytes: number) {
    this.#buffer = Buffer.allocUnsafe(maxBytes);
    this.at = maxBytes;
  }

  toBuffer(): Buffer {
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

/** The field of an id that holds it as a text. */
export const TEXT_OF_ID = 2;
/** The field of an identifier of a stream. */
export const NAME_OF_STREAM = 3;

/** We send ids as text, and ask for them as text; a server may send two numbers nevertheless. @throws RangeError */
export const idIn = (bytes: Buffer): string => {
  const fields = new WireFields(bytes);
  if (fields.nextField() === TEXT_OF_ID) return fields.text();
  try {
    return parseUUID(shared.UUID.deserializeBinary(bytes)) ?? '';
  } catch {
    throw damagedMessage();
  }
};
