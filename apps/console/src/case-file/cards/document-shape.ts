import type { CaseFile } from '../documents/case-file.js';

type MediaType = CaseFile['documents'][number]['mediaType'];
export type Shape = 'picture' | 'sound' | 'film' | 'pages';

/**
 * How the page shows a document without a file on the disk. A PDF can hold scripts and links, and a browser opens its
 * viewer in no sandbox: the page draws it itself.
 */
const SHAPES: { readonly [Type in MediaType]: Shape } = {
  PDF: 'pages',
  JPEG: 'picture',
  PNG: 'picture',
  WEBP: 'picture',
  MP3: 'sound',
  OGG: 'sound',
  WAV: 'sound',
  MP4: 'film',
};

export const shapeOf = (mediaType: MediaType): Shape => SHAPES[mediaType];

const KILO = 1_000;
const SIZES = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** `1234567` → `1.2 MB`. */
export const sizeInWords = (bytes: number, language: string): string => {
  const step = Math.min(SIZES.length - 1, Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(KILO)));
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: SIZES[step]!,
    // a byte has no short name: `67 byte` would be no English
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: 1,
  }).format(bytes / KILO ** step);
};
