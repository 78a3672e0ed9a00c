import { CutBox, boxIn, boxesIn, contentOf, type Box } from './mp4-boxes.js';
import type { Take, Track } from './mp4-samples.js';

/** What a fragment of a track, or a run within it, says of itself beside what it always says (ISO 14496-12, 8.8.7 and 8.8.8). */
const [BASE, KIND, DURATION, SIZE, FROM_FRAGMENT] = [0x1, 0x2, 0x8, 0x10, 0x20000];
const [OFFSET, FIRST_FLAGS, EACH_SIZE] = [0x1, 0x4, 0x200];
const EACH = [0x100, EACH_SIZE, 0x400, 0x800];

const flagsOf = (content: Buffer): number => content.readUIntBE(1, 3);

/** The number of the track of which a fragment is. @throws RangeError */
export const trackOf = (bytes: Buffer, fragment: Box): number => {
  const header = boxIn(bytes, fragment, 'tfhd');
  if (!header) throw new CutBox();
  return contentOf(bytes, header).readUInt32BE(4);
};

/** The runs of all tracks in a fragment of the file. @throws RangeError */
export const takeRuns = (bytes: Buffer, movie: Box, tracks: ReadonlyMap<number, Track>, take: Take): void => {
  let follows = movie.at;
  for (const fragment of boxesIn(bytes, movie)) {
    if (fragment.name !== 'traf') continue;
    const track = tracks.get(trackOf(bytes, fragment));
    follows = takeFragment(bytes, fragment, { movie, follows, track }, take);
  }
};

interface Within {
  readonly movie: Box;
  /** Where the data of the fragment before ends. */
  readonly follows: number;
  readonly track: Track | undefined;
}

const takeFragment = (bytes: Buffer, fragment: Box, { movie, follows, track }: Within, take: Take): number => {
  const header = contentOf(bytes, boxIn(bytes, fragment, 'tfhd')!);
  const flags = flagsOf(header);
  let at = 8;
  const next = (flag: number, size: number): number | undefined => {
    if ((flags & flag) === 0) return undefined;
    at += size;
    return at - size;
  };
  const base = next(BASE, 8);
  next(KIND, 4);
  next(DURATION, 4);
  const size = next(SIZE, 4);
  const otherwise = (flags & FROM_FRAGMENT) === 0 ? follows : movie.at;
  const start = base === undefined ? otherwise : Number(header.readBigUInt64BE(base));
  const sampleBytes = size === undefined ? (track?.sampleBytes ?? 0) : header.readUInt32BE(size);
  let end = start;
  for (const run of boxesIn(bytes, fragment)) {
    if (run.name !== 'trun') continue;
    const content = contentOf(bytes, run);
    const from = (flagsOf(content) & OFFSET) === 0 ? end : start + content.readInt32BE(8);
    end = from + bytesIn(content, sampleBytes);
    if (track) take(from, end);
  }
  return end;
};

const bytesIn = (run: Buffer, sampleBytes: number): number => {
  const [flags, count] = [flagsOf(run), run.readUInt32BE(4)];
  if ((flags & EACH_SIZE) === 0) return count * sampleBytes;
  const each = 4 * EACH.filter((flag) => (flags & flag) !== 0).length;
  const first = 8 + [OFFSET, FIRST_FLAGS].filter((flag) => (flags & flag) !== 0).length * 4;
  const size = (flags & EACH[0]!) === 0 ? 0 : 4;
  let sum = 0;
  for (let sample = 0; sample < count; sample++) sum += run.readUInt32BE(first + each * sample + size);
  return sum;
};
