import type { MediaType } from '#domain/survivor';

/** How many bytes are needed to recognise a file. */
export const MAGIC_BYTES = 16;

/** MP4 files with sound or video; the same container also holds pictures such as HEIC, which are not accepted. */
const MP4_BRANDS = /^(isom|iso[2-9]|mp4[12]|M4[AVB] |avc1|dash|3gp\d|MSNV)$/;

const textAt = (bytes: Buffer, from: number, to: number): string => bytes.subarray(from, to).toString('latin1');

/** Recognises a format by its first bytes, and trusts neither the file name nor the type that was sent with it. */
const SIGNATURES: Readonly<Record<MediaType, (bytes: Buffer) => boolean>> = {
  Pdf: (bytes) => /^%PDF-[12]\.\d/.test(textAt(bytes, 0, 8)),
  Jpeg: (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  Png: (bytes) => textAt(bytes, 0, 8) === '\x89PNG\r\n\x1a\n',
  Webp: (bytes) => textAt(bytes, 0, 4) === 'RIFF' && textAt(bytes, 8, 12) === 'WEBP',
  Mp3: (bytes) => textAt(bytes, 0, 3) === 'ID3' || (bytes[0] === 0xff && [0xfb, 0xf3, 0xf2, 0xfa].includes(bytes[1]!)),
  Mp4: (bytes) => textAt(bytes, 4, 8) === 'ftyp' && MP4_BRANDS.test(textAt(bytes, 8, 12)),
  Ogg: (bytes) => textAt(bytes, 0, 4) === 'OggS',
  Wav: (bytes) => textAt(bytes, 0, 4) === 'RIFF' && textAt(bytes, 8, 12) === 'WAVE',
};

export const mediaTypeOf = (bytes: Buffer): MediaType | undefined =>
  (Object.keys(SIGNATURES) as MediaType[]).find((type) => SIGNATURES[type](bytes));

/** The names under which clients send each type; the first one is that under which it is sent back. */
export const MIME: Readonly<Record<MediaType, readonly [string, ...string[]]>> = {
  Pdf: ['application/pdf'],
  Jpeg: ['image/jpeg'],
  Png: ['image/png'],
  Webp: ['image/webp'],
  Mp3: ['audio/mpeg', 'audio/mp3'],
  Mp4: ['video/mp4', 'audio/mp4', 'audio/x-m4a', 'audio/m4a'],
  Ogg: ['audio/ogg', 'video/ogg', 'application/ogg'],
  Wav: ['audio/wav', 'audio/x-wav', 'audio/wave', 'audio/vnd.wave'],
};

/** The ending of a name for a downloaded file. */
export const ENDING: Readonly<Record<MediaType, string>> = {
  Pdf: 'pdf',
  Jpeg: 'jpg',
  Png: 'png',
  Webp: 'webp',
  Mp3: 'mp3',
  Mp4: 'mp4',
  Ogg: 'ogg',
  Wav: 'wav',
};
