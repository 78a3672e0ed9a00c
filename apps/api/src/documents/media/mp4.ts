import type { Cleaner } from './cleaner.js';

const HEADER_BYTES = 8;
/** Boxes with places, devices and names; and those in which such boxes lie. */
const SAYS_MORE = new Set(['udta', 'meta', 'uuid']);
const HOLDS_BOXES = new Set(['moov', 'trak']);

/**
 * The recording with the same bytes at the same places, as its index requires: boxes that say where and with what it was
 * recorded are blanked. Undefined where it is cut.
 */
export const cleanMp4: Cleaner = (bytes) => {
  const clean = Buffer.from(bytes);
  return blanked(clean, 0, clean.length) ? clean : undefined;
};

const blanked = (bytes: Buffer, from: number, to: number): boolean => {
  let at = from;
  while (at < to) {
    if (at + HEADER_BYTES > to) return false;
    const size = sizeAt(bytes, at, to);
    const end = at + size;
    if (size < HEADER_BYTES || end > to) return false;
    const content = at + HEADER_BYTES * (bytes.readUInt32BE(at) === 1 ? 2 : 1);
    const name = bytes.subarray(at + 4, at + HEADER_BYTES).toString('latin1');
    if (SAYS_MORE.has(name)) {
      bytes.write('free', at + 4, 'latin1');
      bytes.fill(0, content, end);
    } else if (HOLDS_BOXES.has(name) && !blanked(bytes, content, end)) return false;
    at = end;
  }
  return true;
};

/** A size of 1 stands for a long one that follows, and 0 for all that is left. */
const sizeAt = (bytes: Buffer, at: number, to: number): number => {
  const size = bytes.readUInt32BE(at);
  if (size === 0) return to - at;
  if (size !== 1) return size;
  return at + 16 <= to ? Number(bytes.readBigUInt64BE(at + HEADER_BYTES)) : 0;
};
