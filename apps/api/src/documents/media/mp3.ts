import type { Cleaner } from './cleaner.js';

const ID3_HEADER_BYTES = 10;
const HAS_FOOTER = 0x10;
/** ID3v1: title, artist and comment at the very end. */
const TAG_BYTES = 128;
const APE_FOOTER_BYTES = 32;
const HAS_APE_HEADER = 0x80000000;

const textAt = (bytes: Buffer, from: number, text: string): boolean =>
  bytes.subarray(from, from + text.length).toString('latin1') === text;

/**
 * The sound alone, bit by bit: without the tags before and behind it, which hold titles, names, places and pictures.
 * Undefined where no frame of sound follows.
 */
export const cleanMp3: Cleaner = (bytes) => {
  const sound = bytes.subarray(beginOf(bytes), endOf(bytes));
  const isFrame = sound.length > 4 && sound[0] === 0xff && (sound[1]! & 0xe0) === 0xe0;
  return isFrame ? sound : undefined;
};

const beginOf = (bytes: Buffer): number => {
  let at = 0;
  while (textAt(bytes, at, 'ID3') && at + ID3_HEADER_BYTES <= bytes.length) {
    // seven bits in each byte
    const size = [6, 7, 8, 9].reduce((sum, place) => sum * 128 + (bytes[at + place]! & 0x7f), 0);
    at += ID3_HEADER_BYTES + size + ((bytes[at + 5]! & HAS_FOOTER) === 0 ? 0 : ID3_HEADER_BYTES);
  }
  while (bytes[at] === 0) at++; // filling behind a tag
  return Math.min(at, bytes.length);
};

const endOf = (bytes: Buffer): number => {
  let end = bytes.length;
  if (end >= TAG_BYTES && textAt(bytes, end - TAG_BYTES, 'TAG')) end -= TAG_BYTES;
  const footer = end - APE_FOOTER_BYTES;
  if (footer < 0 || !textAt(bytes, footer, 'APETAGEX')) return end;
  const hasHeader = (bytes.readUInt32LE(footer + 20) & HAS_APE_HEADER) !== 0;
  return Math.max(0, end - bytes.readUInt32LE(footer + 12) - (hasHeader ? APE_FOOTER_BYTES : 0));
};
