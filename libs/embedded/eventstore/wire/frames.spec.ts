import { frameMessages, messagesIn, type WireMessage } from './frames.js';

/** Encodes a frame as the server does: the head, then the message. */
const writeFrame = (message: WireMessage): Buffer => {
  const output = Buffer.alloc(message.byteLength + 5);
  output.writeUInt8(0, 0);
  output.writeUInt32BE(message.byteLength, 1);
  message.copy(output, 5);
  return output;
};

/** As every reader does it: head, message, head, message. */
const readFrames = (bytes: Buffer): string[] => {
  const found: string[] = [];
  for (let at = 0; at < bytes.length;) {
    expect(bytes[at]).toBe(0);
    const end = at + 5 + bytes.readUInt32BE(at + 1);
    found.push(bytes.subarray(at + 5, end).toString());
    at = end;
  }
  return found;
};

const texts = (count: number, length: number) =>
  Array.from({ length: count }, (_, n) => `${n}`.padEnd(length, String.fromCharCode(97 + (n % 26))));
const groupsOf = (all: readonly string[]) => [...frameMessages(all.map((text) => Buffer.from(text)))];

describe('messages that are written together', () => {
  it('arrive one by one, in order, with an empty one among them', () => {
    const all = ['first', '', 'third', 'x'.repeat(70_000), 'last'];
    expect(groupsOf(all).flatMap((group) => readFrames(writeFrame(group)))).toEqual(all);
  });

  it('share a write up to 32 KiB, so that a slow reader holds up little', () => {
    const all = texts(100, 1_024);
    const groups = groupsOf(all);
    expect(groups.map((group) => messagesIn(group).length)).toEqual([32, 32, 32, 4]);
    expect(groups.flatMap((group) => readFrames(writeFrame(group)))).toEqual(all);
  });

  it('are made only when a reader takes them', () => {
    let made = 0;
    const groups = frameMessages(
      (function* () {
        for (; made < 1_000; made++) yield Buffer.alloc(1_024);
      })(),
    );
    groups.next();
    expect(made).toBe(31);
  });

  it('are none if there is none', () => expect(groupsOf([])).toEqual([]));
});
