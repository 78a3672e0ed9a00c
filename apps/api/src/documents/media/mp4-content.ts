import { CutBox, boxIn, boxesIn, nameAt, names, type Box } from './mp4-boxes.js';
import type { Track } from './mp4-samples.js';

type Copy = (bytes: Buffer, clean: Buffer, box: Box) => void;

/** From one byte up to another within a box. @throws RangeError if the box ends before */
const copyPart = (bytes: Buffer, clean: Buffer, { at, end }: Box, [from, to]: readonly [number, number]): void => {
  if (at + to > end) throw new CutBox();
  bytes.copy(clean, at + from, at + from, at + to);
};

/** The brands by which players recognise the format. A brand of a maker’s own is replaced by `isom`. */
const BRAND = /^(iso[m2-9]|mp4[12]|avc1|hvc1|av01|dash|cmf[cs2]|M4[ABV] |3g[ep]\w|MSNV|msd[hx]|msix)$/;

const copyBrands: Copy = (bytes, clean, { content, end }) => {
  for (let at = content; at + 4 <= end; at += 4)
    if (at !== content + 4) clean.write(BRAND.test(nameAt(bytes, at)) ? nameAt(bytes, at) : 'isom', at, 'latin1');
};

/** What kind of track it is, without the name that its maker gave it. */
const copyHandler: Copy = (bytes, clean, box) => {
  const head = box.content - box.at;
  copyPart(bytes, clean, box, [head, head + 4]);
  copyPart(bytes, clean, box, [head + 8, head + 12]);
};

/** The length of a list of boxes; no player reads a longer one. */
const LIST_MAX_BYTES = 65_536;

const countOf = ({ content, at, end }: Box): readonly [number, number] => {
  if (end - content > LIST_MAX_BYTES) throw new CutBox();
  return [content - at, content - at + 8];
};

/** That the recording lies in this file, and no path to another one. */
const copyReferences: Copy = (bytes, clean, box) => {
  copyPart(bytes, clean, box, countOf(box));
  for (const one of boxesIn(bytes, { content: box.content + 8, end: box.end }))
    copyPart(bytes, clean, one, [0, one.content - one.at + 4]);
};

const PARTLY: Readonly<Record<string, Copy>> = {
  ftyp: copyBrands,
  styp: copyBrands,
  hdlr: copyHandler,
  dref: copyReferences,
  stsd: (bytes, clean, box) => copyPart(bytes, clean, box, countOf(box)), // its entries follow with their track
  mdat: () => undefined, // its samples are taken one by one
};

/** What a box holds that holds no others: numbers, as a rule. @throws RangeError */
export const copyContent: Copy = (bytes, clean, box) => {
  const partly = PARTLY[box.name];
  if (partly) partly(bytes, clean, box);
  else bytes.copy(clean, box.content, box.content, box.end);
};

/** What is kept of a description: no maker, no name of an encoder. */
const PICTURE: readonly (readonly [number, number])[] = [[0, 16], [32, 50], [82, 86]]; // prettier-ignore
const SOUND: readonly (readonly [number, number])[] = [[0, 18], [24, 36]]; // prettier-ignore
/** What QuickTime adds to a description of sound, by its version. */
const QUICKTIME_SOUND: readonly number[] = [36, 52, 72];
const SOUND_VERSION_AT = 16;

/** How pictures and sound are coded, their shape and their colours. */
const DESCRIBES = names(
  'avcC hvcC lhvC av1C vpcC dvcC dvvC d263 esds damr dOps dfLa alac dac3 dec3 dac4',
  'pasp clap colr btrt fiel mdcv clli SmDm CoLL chnl',
);

/** The descriptions of the samples of a track. @throws RangeError */
export const copyDescriptions = (bytes: Buffer, clean: Buffer, { table, handler }: Track): void => {
  const descriptions = boxIn(bytes, table, 'stsd');
  if (!descriptions) throw new CutBox();
  const isIso = bytes.readUInt8(descriptions.content) > 0;
  for (const entry of boxesIn(bytes, { content: descriptions.content + 8, end: descriptions.end })) {
    const parts = handler === 'soun' ? soundParts(bytes, entry, isIso) : PICTURE;
    for (const part of parts) copyPart(bytes, clean, entry, part);
    for (const box of boxesIn(bytes, { content: entry.at + parts.at(-1)![1], end: entry.end })) {
      bytes.copy(clean, box.at, box.at, box.content);
      if (DESCRIBES.has(box.name)) bytes.copy(clean, box.content, box.content, box.end);
      else clean.write('free', box.at + 4, 'latin1');
    }
  }
};

const soundParts = (bytes: Buffer, entry: Box, isIso: boolean): typeof SOUND => {
  const end = isIso ? undefined : QUICKTIME_SOUND[bytes.readUInt16BE(entry.at + SOUND_VERSION_AT)];
  return end === undefined || end === QUICKTIME_SOUND[0] ? SOUND : [...SOUND, [QUICKTIME_SOUND[0]!, end]];
};
