import { PARTS_MAX, type Cleaner } from './cleaner.js';

const textAt = (bytes: Buffer, from: number, text: string): boolean =>
  from >= 0 && bytes.subarray(from, from + text.length).toString('latin1') === text;

const ID3_HEADER_BYTES = 10;
const HAS_FOOTER = 0x10;

/** Seven bits in each of four bytes. */
const id3Bytes = (bytes: Buffer, header: number): number =>
  [6, 7, 8, 9].reduce((sum, place) => sum * 128 + (bytes[header + place]! & 0x7f), 0);

const APE_BYTES = 32;
const HAS_APE_HEADER = 0x80000000;

/** How many bytes a tag has that begins, or ends, here; 0 where there is none. */
type Tag = (bytes: Buffer, at: number) => number;

const LEADING: readonly Tag[] = [
  (bytes, at) => {
    if (at + ID3_HEADER_BYTES > bytes.length || !textAt(bytes, at, 'ID3')) return 0;
    return ID3_HEADER_BYTES + id3Bytes(bytes, at) + ((bytes[at + 5]! & HAS_FOOTER) === 0 ? 0 : ID3_HEADER_BYTES);
  },
  (bytes, at) =>
    at + APE_BYTES <= bytes.length && textAt(bytes, at, 'APETAGEX') ? APE_BYTES + bytes.readUInt32LE(at + 12) : 0,
];

/** ID3v1 has title, artist and comment; `TAG+` before it has more of them. */
const [TAG_BYTES, TAG_PLUS_BYTES] = [128, 227];
const LYRICS_END = 'LYRICSEND';
const LYRICS_BEGIN = 'LYRICSBEGIN';
/** The length of lyrics of the first kind, which do not say how long they are. */
const LYRICS_MAX_BYTES = 5_100 + LYRICS_BEGIN.length + LYRICS_END.length;
/** The second kind ends with its length in six digits and this. */
const LYRICS_200 = 'LYRICS200';
const LENGTH_DIGITS = 6;

const TRAILING: readonly Tag[] = [
  (bytes, end) => (textAt(bytes, end - TAG_BYTES, 'TAG') ? TAG_BYTES : 0),
  (bytes, end) => (textAt(bytes, end - TAG_PLUS_BYTES, 'TAG+') ? TAG_PLUS_BYTES : 0),
  (bytes, end) => {
    const footer = end - APE_BYTES;
    if (!textAt(bytes, footer, 'APETAGEX')) return 0;
    const hasHeader = (bytes.readUInt32LE(footer + 20) & HAS_APE_HEADER) !== 0;
    return Math.max(APE_BYTES, bytes.readUInt32LE(footer + 12)) + (hasHeader ? APE_BYTES : 0);
  },
  (bytes, end) => {
    const footer = end - ID3_HEADER_BYTES;
    return textAt(bytes, footer, '3DI') ? 2 * ID3_HEADER_BYTES + id3Bytes(bytes, footer) : 0;
  },
  (bytes, end) => {
    const name = end - LYRICS_200.length;
    if (!textAt(bytes, name, LYRICS_200)) return 0;
    const length = Number(bytes.subarray(Math.max(0, name - LENGTH_DIGITS), name).toString('latin1'));
    return length > 0 ? length + LENGTH_DIGITS + LYRICS_200.length : LYRICS_200.length;
  },
  (bytes, end) => {
    if (!textAt(bytes, end - LYRICS_END.length, LYRICS_END)) return 0;
    const from = Math.max(0, end - LYRICS_MAX_BYTES);
    const begin = bytes.subarray(from, end).lastIndexOf(LYRICS_BEGIN);
    return begin < 0 ? 0 : end - from - begin;
  },
];

const tagIn = (tags: readonly Tag[], bytes: Buffer, at: number): number =>
  tags.reduce((found, tag) => found || tag(bytes, at), 0);

/**
 * The sound alone, bit by bit: without the tags before and behind it, which hold titles, names, places and pictures.
 * Undefined where no frame of sound follows, or where tags never end.
 */
export const cleanMp3: Cleaner = (bytes) => {
  const [begin, end] = [beginOf(bytes), endOf(bytes)];
  if (begin === undefined || end === undefined) return undefined;
  const sound = bytes.subarray(begin, end);
  const isFrame = sound.length > 4 && sound[0] === 0xff && (sound[1]! & 0xe0) === 0xe0;
  return isFrame ? sound : undefined;
};

const beginOf = (bytes: Buffer): number | undefined => {
  let at = 0;
  for (let tags = 0; tags < PARTS_MAX; tags++) {
    const tag = tagIn(LEADING, bytes, at);
    if (tag === 0) return Math.min(at, bytes.length);
    at += tag;
    while (bytes[at] === 0) at++; // filling behind a tag
  }
  return undefined;
};

const endOf = (bytes: Buffer): number | undefined => {
  let end = bytes.length;
  for (let tags = 0; tags < PARTS_MAX; tags++) {
    const tag = tagIn(TRAILING, bytes, end);
    if (tag === 0) return end;
    end = Math.max(0, end - tag);
  }
  return undefined;
};
