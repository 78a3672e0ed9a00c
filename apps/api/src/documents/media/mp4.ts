import { PARTS_MAX, type Cleaner } from './cleaner.js';
import { CutBox, boxesIn, contentOf, names, type Box } from './mp4-boxes.js';
import { copyContent, copyDescriptions } from './mp4-content.js';
import { takeRuns, trackOf } from './mp4-fragments.js';
import { handlerOf, isPlayed, takeChunks, tracksIn, type Take, type Track } from './mp4-samples.js';

const FILE = names('ftyp styp moov moof mdat sidx');
const NO_BOX = names();

/** What is kept in which box: what playing needs. All else may say where and with what it was recorded. */
const HOLDS: Readonly<Record<string, ReadonlySet<string>>> = {
  moov: names('mvhd trak mvex'),
  trak: names('tkhd edts mdia'),
  edts: names('elst'),
  mdia: names('mdhd hdlr minf'),
  minf: names('vmhd smhd dinf stbl'),
  dinf: names('dref'),
  stbl: names('stsd stts ctts cslg stsc stsz stz2 stco co64 stss stsh sdtp sbgp sgpd'),
  mvex: names('mehd trex'),
  moof: names('mfhd traf'),
  traf: names('tfhd tfdt trun sdtp sbgp sgpd'),
};

/** Before the entries of the list that says where the data lies. */
const REFERENCES_HEAD_BYTES = 8;

/**
 * The recording with the same bytes at the same places, as its index requires: pictures and sound, and what is needed to
 * play them. Everything else is blanked. Undefined where it is cut, or has neither pictures nor sound.
 */
export const cleanMp4: Cleaner = (bytes) => {
  try {
    return cleaned(bytes);
  } catch (error) {
    if (error instanceof RangeError) return undefined; // says of itself that it goes on where it ends
    throw error;
  }
};

const cleaned = (bytes: Buffer): Buffer | undefined => {
  const whole = { content: 0, end: bytes.length };
  countBoxes(bytes, whole, FILE, PARTS_MAX);
  const tracks = tracksIn(bytes, whole);
  if (tracks.size === 0) return undefined;
  const clean = Buffer.alloc(bytes.length);
  takeSamples(bytes, tracks, taking(bytes, clean));
  const isPlayedPart = playedIn(bytes, tracks);
  const copy = (box: Box, allowed: ReadonlySet<string>): void => {
    bytes.copy(clean, box.at, box.at, box.content);
    const inner = HOLDS[box.name];
    if (!allowed.has(box.name) || !isPlayedPart(box)) clean.write('free', box.at + 4, 'latin1');
    else if (inner) for (const one of boxesIn(bytes, box)) copy(one, inner);
    else copyContent(bytes, clean, box);
  };
  for (const box of boxesIn(bytes, whole)) {
    if (box.name !== 'mdat') clean.fill(0, box.at, box.end); // a sample may not bring back what is left out
    copy(box, FILE);
  }
  for (const track of tracks.values()) copyDescriptions(bytes, clean, track);
  return clean;
};

/** @returns how many more there may be. @throws RangeError */
const countBoxes = (
  bytes: Buffer,
  within: Pick<Box, 'content' | 'end'>,
  allowed: ReadonlySet<string>,
  most: number,
): number => {
  let left = most;
  for (const box of boxesIn(bytes, within)) {
    if (--left < 0) throw new CutBox();
    if (!allowed.has(box.name)) continue;
    const inner = HOLDS[box.name];
    if (inner) left = countBoxes(bytes, box, inner, left);
    if (box.name === 'dref')
      left = countBoxes(bytes, { content: box.content + REFERENCES_HEAD_BYTES, end: box.end }, NO_BOX, left);
  }
  return left;
};

/** Copies, and never more than the file has: parts that lie upon each other would let a small file take long. */
const taking = (bytes: Buffer, clean: Buffer): Take => {
  let left = bytes.length;
  return (from, to) => {
    left -= to - from;
    if (from < 0 || to > bytes.length || left < 0) throw new CutBox();
    if (from < to) bytes.copy(clean, from, from, to);
  };
};

const takeSamples = (bytes: Buffer, tracks: ReadonlyMap<number, Track>, take: Take): void => {
  for (const track of tracks.values()) takeChunks(bytes, track, take);
  for (const box of boxesIn(bytes, { content: 0, end: bytes.length }))
    if (box.name === 'moof') takeRuns(bytes, box, tracks, take);
};

/** Whether what is of one track is of one that is played. */
const playedIn = (bytes: Buffer, tracks: ReadonlyMap<number, Track>) => {
  const parts: Readonly<Record<string, (box: Box) => boolean>> = {
    trak: (box) => isPlayed(handlerOf(bytes, box)),
    trex: (box) => tracks.has(contentOf(bytes, box).readUInt32BE(4)),
    traf: (box) => tracks.has(trackOf(bytes, box)),
  };
  return (box: Box): boolean => parts[box.name]?.(box) ?? true;
};
