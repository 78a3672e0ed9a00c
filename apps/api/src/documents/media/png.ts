import { KeptBytes, PARTS_MAX, PIXELS_MAX, type Cleaner } from './cleaner.js';

const SIGNATURE_BYTES = 8;
/** Length, name and checksum. */
const FRAME_BYTES = 12;
/** What a picture consists of, and its colours. Texts, times, EXIF and private chunks are not among them. */
const KEPT = new Set('IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB bKGD pHYs acTL fcTL fdAT'.split(' '));

/** The picture alone, bit by bit, without anything behind its end. Undefined where it is no whole PNG. */
export const cleanPng: Cleaner = (bytes) => {
  const kept = new KeptBytes(bytes.length);
  kept.add(bytes.subarray(0, SIGNATURE_BYTES));
  let at = SIGNATURE_BYTES;
  for (let parts = 0; at + FRAME_BYTES <= bytes.length && parts < PARTS_MAX; parts++) {
    const end = at + FRAME_BYTES + bytes.readUInt32BE(at);
    if (end > bytes.length) return undefined;
    const chunk = bytes.subarray(at, end);
    const name = chunk.subarray(4, 8).toString('latin1');
    const isFirst = at === SIGNATURE_BYTES;
    if ((name === 'IHDR') !== isFirst || (isFirst && pixelsIn(chunk) > PIXELS_MAX)) return undefined;
    if (KEPT.has(name)) kept.add(chunk);
    if (name === 'IEND') return kept.bytes;
    at = end;
  }
  return undefined;
};

const pixelsIn = (header: Buffer): number =>
  header.length < FRAME_BYTES + 8 ? Infinity : header.readUInt32BE(8) * header.readUInt32BE(12);
