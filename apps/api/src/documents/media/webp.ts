import { KeptBytes, PARTS_MAX, type Cleaner } from './cleaner.js';

const HEADER_BYTES = 12;
const FRAME_BYTES = 8;
const KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** In the flags of VP8X: that EXIF and XMP follow. */
const METADATA_FLAGS = 0x08 | 0x04;

/** The picture alone, bit by bit, without anything behind its end. Undefined where it is no whole WebP. */
export const cleanWebp: Cleaner = (bytes) => {
  const end = FRAME_BYTES + bytes.readUInt32LE(4);
  if (end > bytes.length) return undefined;
  const kept = new KeptBytes(end);
  const header = kept.add(bytes.subarray(0, HEADER_BYTES));
  let at = HEADER_BYTES;
  for (let parts = 0; at + FRAME_BYTES <= end; parts++) {
    if (parts >= PARTS_MAX) return undefined;
    const length = bytes.readUInt32LE(at + 4);
    const next = at + FRAME_BYTES + length + (length % 2);
    if (next > end) return undefined;
    const name = bytes.subarray(at, at + 4).toString('latin1');
    if (KEPT.has(name)) {
      const chunk = kept.add(bytes.subarray(at, next));
      if (name === 'VP8X' && length > 0) chunk[FRAME_BYTES]! &= ~METADATA_FLAGS;
    }
    at = next;
  }
  if (kept.bytes.length <= HEADER_BYTES) return undefined;
  header.writeUInt32LE(kept.bytes.length - FRAME_BYTES, 4);
  return kept.bytes;
};
