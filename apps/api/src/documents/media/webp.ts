import { PIXELS_MAX, type Cleaner } from './cleaner.js';
import { FRAME_BYTES, HEADER_BYTES, LENGTH_AT, keepChunks } from './riff.js';

const KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** In the flags of VP8X: that EXIF and XMP follow. */
const METADATA_FLAGS = 0x08 | 0x04;

/** What a chunk must contain to say a size, and how many pixels that is. */
interface Size {
  readonly bytes: number;
  readonly pixels: (content: Buffer) => number;
}

/** A width and a height, each less one, in 24 bits. */
const sizeAt = (at: number): Size => ({
  bytes: at + 6,
  pixels: (content) => (content.readUIntLE(at, 3) + 1) * (content.readUIntLE(at + 3, 3) + 1),
});

/** The canvas, a frame of an animation, and a picture without and with loss. */
const SIZES: Readonly<Record<string, Size>> = {
  VP8X: sizeAt(4),
  ANMF: sizeAt(6),
  VP8L: {
    bytes: 5,
    pixels: (content) => {
      const bits = content.readUInt32LE(1);
      return ((bits & 0x3fff) + 1) * (((bits >>> 14) & 0x3fff) + 1);
    },
  },
  'VP8 ': {
    bytes: 10,
    pixels: (content) => (content.readUInt16LE(6) & 0x3fff) * (content.readUInt16LE(8) & 0x3fff),
  },
};

/** A chunk that should say its size, and does not, is taken for one that is too large. */
const isTooLarge = (name: string, content: Buffer): boolean => {
  const size = SIZES[name];
  return size !== undefined && (content.length < size.bytes || size.pixels(content) > PIXELS_MAX);
};

/** The picture alone, bit by bit, without anything behind its end. Undefined where it is no whole WebP, or too large. */
export const cleanWebp: Cleaner = (bytes) => {
  const end = FRAME_BYTES + bytes.readUInt32LE(LENGTH_AT);
  if (end > bytes.length) return undefined;
  let hasLarge = false;
  const picture = keepChunks(bytes.subarray(0, end), {
    keeps: KEPT,
    alter: (name, chunk) => {
      hasLarge ||= isTooLarge(name, chunk.subarray(FRAME_BYTES));
      if (name === 'VP8X' && chunk.length > FRAME_BYTES) chunk[FRAME_BYTES]! &= ~METADATA_FLAGS;
    },
  });
  return picture && picture.length > HEADER_BYTES && !hasLarge ? picture : undefined;
};
