import type { MediaType } from '#domain/survivor';
import { cleanJpeg } from './jpeg.js';
import { cleanMp3 } from './mp3.js';
import { cleanMp4 } from './mp4.js';
import { cleanPng } from './png.js';
import { cleanWav } from './wav.js';
import { cleanWebp } from './webp.js';
import type { Cleaner } from './cleaner.js';

/** A PDF ends within these bytes (ISO 32000-1, 7.5.5 and its implementation notes). */
const PDF_END_BYTES = 1_024;
const PDF_END = '%%EOF';

/** The types that must be looked at as a whole. */
const CLEANED: Readonly<Partial<Record<MediaType, Cleaner>>> = {
  Jpeg: cleanJpeg,
  Png: cleanPng,
  Webp: cleanWebp,
  Mp3: cleanMp3,
  Mp4: cleanMp4,
  Wav: cleanWav,
};

/** Whether its upload is held in memory. */
export const isHeldWhole = (mediaType: MediaType): boolean => CLEANED[mediaType] !== undefined;

/** A file that says of itself that it ends elsewhere. */
export class DamagedFile extends Error {
  override readonly name = 'DamagedFile';
}

/** Cleans a file that is held whole in memory. @throws DamagedFile */
export const cleanWhole = (mediaType: MediaType, whole: Buffer): Buffer => {
  const cleaned = CLEANED[mediaType]?.(whole);
  if (!cleaned) throw new DamagedFile();
  return cleaned;
};

/** Passes any other file on as it arrives. @throws DamagedFile */
export async function* passOn(mediaType: MediaType, uploaded: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let end: Buffer = Buffer.alloc(0);
  for await (const part of uploaded) {
    end = Buffer.concat([end, part.subarray(-PDF_END_BYTES)]).subarray(-PDF_END_BYTES);
    yield part;
  }
  if (mediaType === 'Pdf' && !end.includes(PDF_END)) throw new DamagedFile();
}
