import type { Cleaner } from './cleaner.js';

const HEADER_BYTES = 12;
const FRAME_BYTES = 8;
const KEPT = new Set(['fmt ', 'fact', 'data']);

/**
 * The sound alone, bit by bit: without the chunks that say who recorded it, when and with what. A recorder that was cut off
 * says nothing of the length: its sound goes to the end. Undefined where there is no sound.
 */
export const cleanWav: Cleaner = (bytes) => {
  const kept: Buffer[] = [];
  let hasSound = false;
  let at = HEADER_BYTES;
  while (at + FRAME_BYTES <= bytes.length) {
    const name = bytes.subarray(at, at + 4).toString('latin1');
    const length = bytes.readUInt32LE(at + 4);
    const next = at + FRAME_BYTES + length + (length % 2);
    if (next > bytes.length && name !== 'data') return undefined;
    const chunk = Buffer.from(bytes.subarray(at, next));
    if (name === 'data') {
      chunk.writeUInt32LE(Math.min(length, chunk.length - FRAME_BYTES), 4);
      hasSound = true;
    }
    if (KEPT.has(name)) kept.push(chunk);
    at = next;
  }
  if (!hasSound) return undefined;
  const body = Buffer.concat(kept);
  const header = Buffer.from(bytes.subarray(0, HEADER_BYTES));
  header.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([header, body]);
};
