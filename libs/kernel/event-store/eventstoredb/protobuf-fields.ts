/** The wire types of protobuf. */
const NUMBER = 0;
const EIGHT_BYTES = 1;
const LENGTH_DELIMITED = 2;
const FOUR_BYTES = 5;

/** Seven bytes hold 49 bits, which a number has exactly. */
const EXACT_BYTES = 7;

/**
 * The fields of a protobuf message, one after the other. `next` moves to a field, and the other methods read its value;
 * a value that is not read is skipped.
 */
export class Fields {
  #wireType = NUMBER;
  #isRead = true;

  constructor(
    private readonly buffer: Buffer,
    private at = 0,
    private readonly end = buffer.length,
  ) {}

  /** The number of the next field, or 0 at the end. @throws RangeError if the message is damaged */
  next(): number {
    if (!this.#isRead) this.#skip();
    if (this.at >= this.end) return 0;
    const tag = this.#length();
    this.#wireType = tag & 7;
    this.#isRead = false;
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
    return this.#long();
  }

  bytes(): Buffer {
    const [start, end] = this.#span();
    return this.buffer.subarray(start, end);
  }

  text(): string {
    const [start, end] = this.#span();
    return this.buffer.toString('utf8', start, end);
  }

  message(): Fields {
    const [start, end] = this.#span();
    return new Fields(this.buffer, start, end);
  }

  #span(): readonly [number, number] {
    if (this.#wireType !== LENGTH_DELIMITED) throw damaged();
    this.#isRead = true;
    const length = this.#length();
    const start = this.at;
    this.at += length;
    if (this.at > this.end) throw damaged();
    return [start, this.at];
  }

  #skip(): void {
    if (this.#wireType === NUMBER) this.number();
    else if (this.#wireType === LENGTH_DELIMITED) this.#span();
    else if (this.#wireType === EIGHT_BYTES) this.at += 8;
    else if (this.#wireType === FOUR_BYTES) this.at += 4;
    else throw damaged();
  }

  #long(): bigint {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = this.#byte();
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return BigInt.asUintN(64, value);
    }
  }

  /** A tag or a length: small enough for a number. */
  #length(): number {
    let value = 0;
    for (let unit = 1; ; unit *= 128) {
      const byte = this.#byte();
      value += (byte & 127) * unit;
      if (byte < 128) return value;
    }
  }

  #byte(): number {
    if (this.at >= this.end) throw damaged();
    return this.buffer[this.at++]!;
  }
}

const damaged = (): RangeError => new RangeError('The event store sent a message that is cut short.');
