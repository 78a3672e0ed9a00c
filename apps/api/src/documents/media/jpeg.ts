import { PIXELS_MAX, type Cleaner } from './cleaner.js';

const [SOI, EOI, SOS, APP0, APP1, APP2, APP14] = [0xd8, 0xd9, 0xda, 0xe0, 0xe1, 0xe2, 0xee];
/** Tables, frames and scans: what a picture consists of. */
const isPictureMarker = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xdf && marker !== SOI && marker !== EOI;
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** Within a scan: a stuffed byte, or a restart. */
const isWithinScan = (marker: number): boolean => marker === 0 || (marker >= 0xd0 && marker <= 0xd7);

const JFIF_BYTES = 14;
const ORIENTATION = 0x0112;

/**
 * The picture alone, bit by bit: without EXIF, XMP, comments, previews, and anything behind its end. Of EXIF only the
 * orientation is left. Undefined where it is no whole JPEG.
 */
export const cleanJpeg: Cleaner = (bytes) => {
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let orientation: number | undefined;
  let hasFrame = false;
  let at = 2;
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at++; // filling before a marker
      continue;
    }
    if (marker === EOI) return hasFrame ? Buffer.concat(withOrientation([...kept, END], orientation)) : undefined;
    if (at + 4 > bytes.length) return undefined;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length || end < at + 4) return undefined;
    const segment = bytes.subarray(at, end);
    if (isFrame(marker)) {
      if (segment.length < 9 || segment.readUInt16BE(5) * segment.readUInt16BE(7) > PIXELS_MAX) return undefined;
      hasFrame = true;
    }
    if (marker === APP1) orientation ??= orientationIn(segment.subarray(4));
    const keeps = keptOf(marker, segment);
    if (keeps) kept.push(keeps);
    at = end;
    if (marker === SOS) {
      const scanEnd = endOfScan(bytes, at);
      kept.push(bytes.subarray(at, scanEnd));
      at = scanEnd;
    }
  }
  return undefined;
};

const END = Buffer.from([0xff, EOI]);

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
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1))
    if (at + 1 < bytes.length && bytes[at + 1] !== 0xff && !isWithinScan(bytes[at + 1]!)) return at;
  return bytes.length;
};

/** From 2 to 8 where the camera was turned. */
const orientationIn = (exif: Buffer): number | undefined => {
  if (exif.subarray(0, 6).toString('latin1') !== 'Exif\0\0') return undefined;
  const tiff = exif.subarray(6);
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

const withOrientation = (segments: readonly Buffer[], orientation: number | undefined): Buffer[] => {
  if (orientation === undefined) return [...segments];
  const exif = Buffer.alloc(36);
  exif.writeUInt16BE(0xff00 + APP1, 0);
  exif.writeUInt16BE(34, 2);
  exif.write('Exif\0\0MM\0*\0\0\0\x08\0\x01', 4, 'latin1');
  exif.writeUInt16BE(ORIENTATION, 20);
  exif.writeUInt16BE(3, 22);
  exif.writeUInt32BE(1, 24);
  exif.writeUInt16BE(orientation, 28);
  const [start, ...rest] = segments;
  return [start!, exif, ...rest];
};
