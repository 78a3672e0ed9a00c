/** A message of gRPC has a head of one byte for its compression and four for its length. */
const HEAD_BYTES = 5;

/** What the client of gRPC uses of a serialised message. */
interface WireMessage {
  readonly length: number;
  copy(target: Buffer, at: number): unknown;
}

/**
 * Several messages in one write. The client writes the head of a message and has the message copy itself behind it; this
 * one writes the heads of all, which works only without compression. Messages of their own would each be a frame, a TLS
 * record and a system call.
 */
class Frames implements WireMessage {
  readonly length: number;

  constructor(private readonly messages: readonly Buffer[]) {
    this.length = messages.reduce((sum, { length }) => sum + HEAD_BYTES + length, -HEAD_BYTES);
  }

  copy(target: Buffer, at: number): void {
    let to = at - HEAD_BYTES;
    for (const message of this.messages) {
      target.writeUInt8(0, to);
      target.writeUInt32BE(message.length, to + 1);
      to += HEAD_BYTES + message.copy(target, to + HEAD_BYTES);
    }
  }
}

/** Messages of one call as a single one, for the declared type of a serialiser. */
export const framesOf = (messages: readonly Buffer[]): Buffer =>
  messages.length === 1 ? messages[0]! : (new Frames(messages) as WireMessage as Buffer);
