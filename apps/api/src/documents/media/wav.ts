import type { Cleaner } from './cleaner.js';
import { FRAME_BYTES, LENGTH_AT, keepChunks } from './riff.js';

const KEPT = new Set(['fmt ', 'fact', 'data']);

/**
 * The sound alone, bit by bit: without the chunks that say who recorded it, when and with what. A recorder that was cut off
 * says nothing of the length: its sound goes to the end. Undefined where there is no sound.
 */
export const cleanWav: Cleaner = (bytes) => {
  let hasSound = false;
  const sound = keepChunks(bytes, {
    keeps: KEPT,
    mayBeCut: 'data',
    alter: (name, chunk) => {
      if (name !== 'data') return;
      chunk.writeUInt32LE(Math.min(chunk.readUInt32LE(LENGTH_AT), chunk.length - FRAME_BYTES), LENGTH_AT);
      hasSound = true;
    },
  });
  return hasSound ? sound : undefined;
};
