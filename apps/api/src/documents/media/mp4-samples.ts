import { CutBox, boxAt, boxIn, boxesIn, contentOf, nameAt, type Box } from './mp4-boxes.js';

/** A track of pictures or of sound: the others say where the camera was, in which direction it looked, and more. */
export interface Track {
  readonly id: number;
  readonly handler: string;
  readonly table: Box;
  /** Bytes of a sample of which a fragment says nothing. */
  readonly sampleBytes: number;
}

const PLAYED = new Set(['vide', 'soun']);

export const handlerOf = (bytes: Buffer, track: Box): string | undefined => {
  const handler = boxAt(bytes, track, 'mdia', 'hdlr');
  return handler && nameAt(contentOf(bytes, handler), 8);
};

export const isPlayed = (handler: string | undefined): boolean => PLAYED.has(handler ?? '');

/** More than any camera writes beside each other. */
const TRACKS_MAX = 32;

/** The tracks by their numbers. @throws RangeError */
export const tracksIn = (bytes: Buffer, whole: Pick<Box, 'content' | 'end'>): ReadonlyMap<number, Track> => {
  const tracks = new Map<number, Track>();
  const movie = boxIn(bytes, whole, 'moov');
  if (!movie) return tracks;
  const sizes = sizesIn(bytes, boxIn(bytes, movie, 'mvex'));
  let count = 0;
  for (const track of boxesIn(bytes, movie)) {
    if (track.name === 'trak' && ++count > TRACKS_MAX) throw new CutBox();
    const handler = track.name === 'trak' ? handlerOf(bytes, track) : undefined;
    if (!isPlayed(handler)) continue;
    const [header, table] = [boxIn(bytes, track, 'tkhd'), boxAt(bytes, track, 'mdia', 'minf', 'stbl')];
    if (!header || !table) throw new CutBox();
    const about = contentOf(bytes, header);
    const id = about.readUInt32BE(about.readUInt8(0) === 1 ? 20 : 12);
    tracks.set(id, { id, handler: handler!, table, sampleBytes: sizes.get(id) ?? 0 });
  }
  return tracks;
};

const sizesIn = (bytes: Buffer, extends_: Box | undefined): ReadonlyMap<number, number> => {
  const sizes = new Map<number, number>();
  if (!extends_) return sizes;
  for (const box of boxesIn(bytes, extends_)) {
    const defaults = contentOf(bytes, box);
    if (box.name === 'trex') sizes.set(defaults.readUInt32BE(4), defaults.readUInt32BE(16));
  }
  return sizes;
};

/** Takes a part of the file from one byte up to another. */
export type Take = (from: number, to: number) => void;

/** The chunks of a track whose index says where all of it lies. @throws RangeError */
export const takeChunks = (bytes: Buffer, { table }: Track, take: Take): void => {
  const [long, short, spread] = [boxIn(bytes, table, 'co64'), boxIn(bytes, table, 'stco'), boxIn(bytes, table, 'stsc')];
  const chunks = long ?? short;
  if (!chunks || !spread) return; // all of it lies in fragments
  const [places, runs] = [contentOf(bytes, chunks), contentOf(bytes, spread)];
  const [count, kinds] = [places.readUInt32BE(4), runs.readUInt32BE(4)];
  const bytesOf = sampleSizes(bytes, table);
  for (let chunk = 0, run = 0, sample = 0; chunk < count; chunk++) {
    if (run + 1 < kinds && runs.readUInt32BE(8 + 12 * (run + 1)) === chunk + 1) run++;
    const samples = runs.readUInt32BE(8 + 12 * run + 4);
    const from = long ? Number(places.readBigUInt64BE(8 + 8 * chunk)) : places.readUInt32BE(8 + 4 * chunk);
    take(from, from + bytesOf(sample, samples));
    sample += samples;
  }
};

type BytesOf = (first: number, count: number) => number;

const sampleSizes = (bytes: Buffer, table: Box): BytesOf => {
  const plain = boxIn(bytes, table, 'stsz');
  if (plain) return plainSizes(contentOf(bytes, plain));
  const compact = boxIn(bytes, table, 'stz2');
  if (!compact) throw new CutBox();
  return compactSizes(contentOf(bytes, compact));
};

const plainSizes = (table: Buffer): BytesOf => {
  const each = table.readUInt32BE(4);
  if (each > 0) return (_, count) => each * count;
  return summed((sample) => table.readUInt32BE(12 + 4 * sample));
};

/** The sizes of the samples, of 4, 8 or 16 bits each. */
const compactSizes = (table: Buffer): BytesOf => {
  const bits = table.readUInt8(7);
  if (bits === 16) return summed((sample) => table.readUInt16BE(12 + 2 * sample));
  if (bits === 8) return summed((sample) => table.readUInt8(12 + sample));
  return summed((sample) => (table.readUInt8(12 + (sample >> 1)) >> (sample % 2 === 0 ? 4 : 0)) & 0xf);
};

const summed =
  (sizeOf: (sample: number) => number): BytesOf =>
  (first, count) => {
    let sum = 0;
    for (let sample = first; sample < first + count; sample++) sum += sizeOf(sample);
    return sum;
  };
