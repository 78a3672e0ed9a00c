import { KeptBytes, PARTS_MAX, PIXELS_MAX, type Cleaner } from './cleaner.js';

const [SOI, EOI, SOS, APP0, APP1, APP2, APP14] = [0xd8, 0xd9, 0xda, 0xe0, 0xe1, 0xe2, 0xee];
/** Tables, frames and scans: what a picture consists of. */
const isPictureMarker = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xdf && marker !== SOI && marker !== EOI;
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** Within a scan: a stuffed byte, or a restart. */
const isWithinScan = (marker: number): boolean => marker === 0 || (marker >= 0xd0 && marker <= 0xd7);

const JFIF_BYTES = 14;
const EXIF = 'Exif\0\0';
const ORIENTATION = 0x0112;
/** The length of a segment that holds the orientation and nothing else. */
const ORIENTATION_BYTES = 36;

/**
 * The picture alone, bit by bit: without EXIF, XMP, comments, previews, and anything behind its end. Of EXIF only the
 * orientation is left. Undefined where it is no whole JPEG.
 */
export const cleanJpeg: Cleaner = (bytes) => {
  const kept = new KeptBytes(ORIENTATION_BYTES + bytes.length);
  kept.add(Buffer.alloc(ORIENTATION_BYTES)); // it is known later
  kept.add(START);
  let exif: Buffer | undefined;
  let hasFrame = false;
  let at = 2;
  for (let parts = 0; at + 1 < bytes.length; parts++) {
    if (parts >= PARTS_MAX || bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at++; // filling before a marker
      continue;
    }
    if (marker === EOI) {
      kept.add(END);
      return hasFrame ? withOrientation(kept.bytes, exif && orientationIn(exif)) : undefined;
    }
    const segment = segmentAt(bytes, at);
    if (!segment) return undefined;
    if (isFrame(marker)) {
      if (isTooLarge(segment)) return undefined;
      hasFrame = true;
    }
    if (marker === APP1 && startsWith(segment, EXIF)) exif ??= segment.subarray(4 + EXIF.length);
    const keeps = keptOf(marker, segment);
    if (keeps) kept.add(keeps);
    at += segment.length;
    if (marker === SOS) {
      const scanEnd = endOfScan(bytes, at);
      kept.add(bytes.subarray(at, scanEnd));
      at = scanEnd;
    }
  }
  return undefined;
};

const START = Buffer.from([0xff, SOI]);
const END = Buffer.from([0xff, EOI]);

/** A marker with its length and its content; undefined where it is cut. */
const segmentAt = (bytes: Buffer, at: number): Buffer | undefined => {
  if (at + 4 > bytes.length) return undefined;
  const end = at + 2 + bytes.readUInt16BE(at + 2);
  return end > bytes.length || end < at + 4 ? undefined : bytes.subarray(at, end);
};

/** A frame that does not say its size is taken for one that is too large. */
const isTooLarge = (frame: Buffer): boolean =>
  frame.length < 9 || frame.readUInt16BE(5) * frame.readUInt16BE(7) > PIXELS_MAX;

const startsWith = (segment: Buffer, name: string): boolean =>
  segment.subarray(4, 4 + name.length).toString('latin1') === name;

const keptOf = (marker: number, segment: Buffer): Buffer | undefined => {
  if (isPictureMarker(marker)) return segment;
  if (marker === APP2 && startsWith(segment, 'ICC_PROFILE\0')) return segment; // colours
  if (marker === APP14 && startsWith(segment, 'Adobe') && segment.length === 16) return segment; // colours
  if (marker !== APP0 || !startsWith(segment, 'JFIF\0') || segment.length < 4 + JFIF_BYTES) return undefined;
  const header = Buffer.from(segment.subarray(0, 4 + JFIF_BYTES));
  header.writeUInt16BE(2 + JFIF_BYTES, 2);
  header.fill(0, 4 + JFIF_BYTES - 2); // no preview
  return header;
};

const endOfScan = (bytes: Buffer, from: number): number => {
  // a search for each 0xff would take long where every other byte is one
  for (let at = from; at + 1 < bytes.length; at++)
    if (bytes[at] === 0xff && bytes[at + 1] !== 0xff && !isWithinScan(bytes[at + 1]!)) return at;
  return bytes.length;
};

/** From 2 to 8 where the camera was turned. */
const orientationIn = (tiff: Buffer): number | undefined => {
  const isLittle = tiff.subarray(0, 2).toString('latin1') === 'II';
  const readUint16 = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const readUint32 = (at: number) => (isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  try {
    const directory = readUint32(4);
    for (let entry = 0; entry < readUint16(directory); entry++) {
      const at = directory + 2 + 12 * entry;
      if (readUint16(at) !== ORIENTATION) continue;
      const value = readUint16(at + 8);
      return value >= 2 && value <= 8 ? value : undefined;
    }
  } catch {
    // cut short: it is not kept anyway
  }
  return undefined;
};

/** The room before the picture holds its orientation. */
const withOrientation = (bytes: Buffer, orientation: number | undefined): Buffer => {
  if (orientation === undefined) return bytes.subarray(ORIENTATION_BYTES);
  START.copy(bytes);
  const exif = bytes.subarray(START.length, START.length + ORIENTATION_BYTES);
  exif.writeUInt16BE(0xff00 + APP1, 0);
  exif.writeUInt16BE(34, 2);
  exif.write(`${EXIF}MM\0*\0\0\0\x08\0\x01`, 4, 'latin1');
  exif.writeUInt16BE(ORIENTATION, 20);
  exif.writeUInt16BE(3, 22);
  exif.writeUInt32BE(1, 24);
  exif.writeUInt16BE(orientation, 28);
  exif.fill(0, 30);
  return bytes;
};
