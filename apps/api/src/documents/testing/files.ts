import { deflateSync } from 'node:zlib';

export const segment = (marker: number, content: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
};

const exif = (orientation: number, gps: string): Buffer => {
  const tiff = Buffer.alloc(26);
  tiff.write('II*\0\x08\0\0\0\x01\0', 0, 'latin1');
  tiff.writeUInt16LE(0x0112, 10);
  tiff.writeUInt16LE(3, 12);
  tiff.writeUInt32LE(1, 14);
  tiff.writeUInt16LE(orientation, 18);
  return Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from(gps)]);
};

interface Picture {
  readonly gps?: string;
  readonly orientation?: number;
  readonly width?: number;
  readonly height?: number;
  readonly more?: Buffer;
}

/** With all parts of a picture, though no program would show it. */
export const JPEG = ({ gps, orientation = 1, width = 8, height = 8, more = Buffer.alloc(0) }: Picture = {}): Buffer => {
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 1);
  frame.writeUInt16BE(width, 3);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    ...(gps === undefined ? [] : [segment(0xe1, exif(orientation, gps)), segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${gps}`))]), // prettier-ignore
    more,
    segment(0xdb, Buffer.alloc(65)),
    segment(0xc0, frame),
    segment(0xc4, Buffer.alloc(20)),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
    Buffer.from([0xff, 0xd9]),
  ]);
};

export const chunk = (name: string, content: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, Buffer.from(name), content, Buffer.alloc(4)]);
};

const sizeHeader = (width: number, height: number): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return header;
};

const png = (width: number, height: number, more: readonly Buffer[]): Buffer =>
  Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', sizeHeader(width, height)),
    ...more,
    chunk('IDAT', deflateSync(Buffer.alloc(100))),
    chunk('IEND', Buffer.alloc(0)),
  ]);

export const PNG = Object.assign((...more: readonly Buffer[]): Buffer => png(8, 8, more), {
  of: (width: number, height: number): Buffer => png(width, height, []),
});

/** A part of a WebP or a WAV. */
export const riff = ([name, content]: readonly [string, Buffer]): Buffer => {
  const head = Buffer.alloc(8);
  head.write(name);
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
};

export const WEBP = (...more: readonly (readonly [string, Buffer])[]): Buffer => {
  const flags = Buffer.from([more.length > 0 ? 0x0c : 0, 0, 0, 0, 7, 0, 0, 7, 0, 0]);
  const body = Buffer.concat([
    Buffer.from('WEBP'),
    ...[['VP8X', flags] as const, ['VP8 ', Buffer.alloc(33)] as const, ...more].map(riff),
  ]);
  return riff(['RIFF', body]);
};

export const PDF = Buffer.from(`%PDF-1.7\n${'1 0 obj << >> endobj\n'.repeat(100)}trailer << >>\n%%EOF\n`);

/** A tag behind sound that says its length before its end. */
const ape = (content: string): Buffer => {
  const footer = Buffer.alloc(32);
  footer.write('APETAGEX', 'latin1');
  footer.writeUInt32LE(content.length + footer.length, 12);
  return Buffer.concat([Buffer.from(content), footer]);
};

const padded = (text: string, bytes: number): Buffer => Buffer.concat([Buffer.from(text), Buffer.alloc(bytes)], bytes);

const id3 = (content: string): Buffer =>
  Buffer.concat([Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 0, content.length]), Buffer.from(content)]);

const lyrics = (content: string): string => `LYRICSBEGIN${content}`;

/** What programs write behind the sound of an MP3. */
export const MP3_TAGS: Readonly<Record<string, (content: string) => Buffer>> = {
  TAG: (content) => padded(`TAG${content}`, 128),
  'TAG+': (content) => padded(`TAG+${content}`, 227),
  APE: ape,
  'Lyrics3 1': (content) => Buffer.from(`${lyrics(content)}LYRICSEND`),
  'Lyrics3 2': (content) =>
    Buffer.from(`${lyrics(content)}${String(lyrics(content).length).padStart(6, '0')}LYRICS200`),
  'ID3 behind': (content) => {
    const tag = id3(content);
    return Buffer.concat([tag, Buffer.from('3DI'), tag.subarray(3, 10)]);
  },
};

/** Two frames of silence, and tags around them. */
export const MP3 = ({ before = '', behind = [] as readonly Buffer[] } = {}): Buffer => {
  const frame = Buffer.concat([Buffer.from('fffb9064', 'hex'), Buffer.alloc(413, 0x55)]);
  return Buffer.concat([...(before ? [id3(before), Buffer.alloc(7)] : []), frame, frame, ...behind]);
};

/** An APE tag, which some programs put before the sound. */
export const APE_BEFORE = (content: string): Buffer => {
  const whole = ape(content);
  return Buffer.concat([whole.subarray(content.length), Buffer.from(content), whole.subarray(content.length)]);
};

export const WAV = (...more: readonly (readonly [name: string, content: Buffer])[]): Buffer => {
  const chunks = [['fmt ', Buffer.alloc(16, 1)] as const, ...more, ['data', Buffer.alloc(100, 7)] as const];
  return riff(['RIFF', Buffer.concat([Buffer.from('WAVE'), ...chunks.map(riff)])]);
};
