/** A message of gRPC has a head of one byte for its compression and four for its length. */
const HEAD_BYTES = 5;
/** What one write takes: many events of the usual size, and little for a slow reader to hold up. */
const GROUP_BYTES = 32 * 1024;

/** The part of a Buffer that the server uses of a serialised message. */
export interface WireMessage {
  readonly byteLength: number;
  copy(target: Buffer, at: number): unknown;
}

/**
 * Several messages in one write. The server writes the head of a message, and lets the message copy itself behind it; this
 * one writes the heads of all. A write of its own for each event would take most of the time of a read.
 */
class Frames implements WireMessage {
  readonly byteLength: number;

  constructor(readonly messages: readonly Buffer[]) {
    this.byteLength = messages.reduce((sum, { length }) => sum + HEAD_BYTES + length, 0) - HEAD_BYTES;
  }

  copy(target: Buffer, at: number): void {
    let to = at - HEAD_BYTES;
    for (const message of this.messages) {
      target.writeUInt8(0, to);
      target.writeUInt32BE(message.length, to + 1);
      target.set(message, to + HEAD_BYTES);
      to += HEAD_BYTES + message.length;
    }
  }
}

/** What is sent with one write, message by message. */
export const messagesIn = (sent: WireMessage): readonly Buffer[] =>
  sent instanceof Frames ? sent.messages : [sent as Buffer];

/** Messages together, as many as belong in one write. */
export function* frameMessages(messages: Iterable<Buffer>): Generator<WireMessage> {
  let group: Buffer[] = [];
  let bytes = 0;
  for (const message of messages) {
    group.push(message);
    bytes += message.length;
    if (bytes < GROUP_BYTES) continue;
    yield new Frames(group);
    [group, bytes] = [[], 0];
  }
  if (group.length) yield new Frames(group);
}
