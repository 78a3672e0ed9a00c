import type { Cleaner } from './cleaner.js';
import { FRAME_BYTES, HEADER_BYTES, LENGTH_AT, keepChunks } from './riff.js';

const KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** In the flags of VP8X: that EXIF and XMP follow. */
const METADATA_FLAGS = 0x08 | 0x04;

/** The picture alone, bit by bit, without anything behind its end. Undefined where it is no whole WebP. */
export const cleanWebp: Cleaner = (bytes) => {
  const end = FRAME_BYTES + bytes.readUInt32LE(LENGTH_AT);
  if (end > bytes.length) return undefined;
  const picture = keepChunks(bytes.subarray(0, end), {
    keeps: KEPT,
    alter: (name, chunk) => {
      if (name === 'VP8X' && chunk.length > FRAME_BYTES) chunk[FRAME_BYTES]! &= ~METADATA_FLAGS;
    },
  });
  return picture && picture.length > HEADER_BYTES ? picture : undefined;
};
