import { KeptBytes, PARTS_MAX, type Cleaner } from './cleaner.js';

const HEADER_BYTES = 12;
const FRAME_BYTES = 8;
const KEPT = new Set(['fmt ', 'fact', 'data']);

/**
 * The sound alone, bit by bit: without the chunks that say who recorded it, when and with what. A recorder that was cut off
 * says nothing of the length: its sound goes to the end. Undefined where there is no sound.
 */
export const cleanWav: Cleaner = (bytes) => {
  const kept = new KeptBytes(bytes.length);
  const header = kept.add(bytes.subarray(0, HEADER_BYTES));
  let hasSound = false;
  let at = HEADER_BYTES;
  for (let parts = 0; at + FRAME_BYTES <= bytes.length; parts++) {
    if (parts >= PARTS_MAX) return undefined;
    const name = bytes.subarray(at, at + 4).toString('latin1');
    const length = bytes.readUInt32LE(at + 4);
    const next = at + FRAME_BYTES + length + (length % 2);
    if (next > bytes.length && name !== 'data') return undefined;
    const chunk = KEPT.has(name) ? kept.add(bytes.subarray(at, next)) : undefined;
    if (chunk && name === 'data') {
      chunk.writeUInt32LE(Math.min(length, chunk.length - FRAME_BYTES), 4);
      hasSound = true;
    }
    at = next;
  }
  if (!hasSound) return undefined;
  header.writeUInt32LE(kept.bytes.length - FRAME_BYTES, 4);
  return kept.bytes;
};
