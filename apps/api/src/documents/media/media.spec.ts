import { Readable } from 'node:stream';
import type { MediaType } from '#domain/survivor';
import { cleanJpeg } from './jpeg.js';
import { cleanMp3 } from './mp3.js';
import { cleanMp4 } from './mp4.js';
import { cleanPng } from './png.js';
import { cleanWav } from './wav.js';
import { cleanWebp } from './webp.js';
import { DamagedFile, cleanWhole, isHeldWhole, passOn } from './content.js';
import { mediaTypeOf } from './recognise.js';
import { APE_BEFORE, JPEG, MP3, MP3_TAGS, PDF, PNG, WAV, WEBP, chunk, riff, segment } from '../testing/files.js';
import { FRAGMENTED_MP4, MP4 } from '../testing/mp4.js';

const GPS = 'GPS 13.36N 103.86E';
const SCRIPT = Buffer.from('<script>alert(1)</script>');

const shows = (bytes: Buffer | undefined, text = GPS): boolean => bytes!.includes(text);

const contentIn = async (type: MediaType, bytes: Buffer): Promise<Buffer> => {
  if (isHeldWhole(type)) return cleanWhole(type, bytes);
  const found: Buffer[] = [];
  for await (const part of passOn(type, Readable.from([bytes]))) found.push(part);
  return Buffer.concat(found);
};

/** With so many more of the smallest parts of a RIFF file at its end. */
const riffOf = (file: Buffer, name: string, times: number): Buffer => {
  const part = riff([name, Buffer.alloc(0)]);
  const whole = Buffer.concat([file, Buffer.alloc(part.length * times, part)]);
  whole.writeUInt32LE(whole.length - 8, 4);
  return whole;
};

describe('a file', () => {
  it.each<[string, Buffer, string | undefined]>([
    ['a PDF', PDF, 'Pdf'],
    ['a JPEG', JPEG(), 'Jpeg'],
    ['a PNG', PNG(), 'Png'],
    ['a WebP', WEBP(), 'Webp'],
    ['an MP4', MP4(), 'Mp4'],
    ['an MP3', Buffer.from('ID3\x04'), 'Mp3'],
    ['an Ogg', Buffer.from('OggS'), 'Ogg'],
    ['a WAV', Buffer.from('RIFF....WAVEfmt '), 'Wav'],
    ['a HEIC picture in the container of MP4', Buffer.from('\0\0\0\x18ftypheic'), undefined],
    ['a page', Buffer.from('<!doctype html>'), undefined],
    ['a program', Buffer.from('MZ\x90\0'), undefined],
    ['an archive, as of Word', Buffer.from('PK\x03\x04'), undefined],
    ['a drawing with scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg">'), undefined],
    ['a PDF behind something else', Buffer.concat([SCRIPT, PDF]), undefined],
    ['nothing', Buffer.alloc(0), undefined],
  ])('is recognised by its first bytes: %s', (_, bytes, type) => {
    expect(mediaTypeOf(bytes)).toBe(type);
  });
});

describe('of a picture', () => {
  it('a JPEG keeps its content and its orientation, and nothing that says where and with what it was taken', () => {
    const clean = cleanJpeg(JPEG({ gps: GPS, orientation: 6 }))!;
    expect(shows(clean)).toBe(false);
    expect(clean.includes('Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06', 0, 'latin1')).toBe(true);
    expect(cleanJpeg(clean)).toEqual(clean);
    expect(cleanJpeg(JPEG({ gps: GPS }))).toEqual(cleanJpeg(JPEG()));
  });

  it('a JPEG has nothing behind its end, and no comments', () => {
    const hostile = Buffer.concat([JPEG({ more: segment(0xfe, SCRIPT) }), SCRIPT]);
    expect(cleanJpeg(hostile)).toEqual(cleanJpeg(JPEG()));
  });

  it('a PNG keeps its content, and nothing else', () => {
    const hostile = Buffer.concat([PNG(chunk('tEXt', Buffer.from(GPS)), chunk('eXIf', Buffer.from(GPS))), SCRIPT]);
    expect(cleanPng(hostile)).toEqual(PNG());
  });

  it('a WebP keeps its content, and says that nothing follows', () => {
    const hostile = Buffer.concat([WEBP(['EXIF', Buffer.from(GPS)], ['XMP ', Buffer.from(GPS)]), SCRIPT]);
    expect(cleanWebp(hostile)).toEqual(WEBP());
  });

  it('an MP3 keeps its sound, and no tag before or behind it', () => {
    const sound = MP3();
    const every = Object.values(MP3_TAGS).map((tag) => tag(GPS));
    expect(cleanMp3(MP3({ before: GPS, behind: every }))).toEqual(sound);
    expect(cleanMp3(MP3({ behind: [...every, ...every.toReversed()] }))).toEqual(sound);
    expect(cleanMp3(Buffer.concat([APE_BEFORE(GPS), MP3({ before: GPS })]))).toEqual(sound);
    expect(cleanMp3(sound)).toEqual(sound);
    expect(cleanMp3(MP3({ before: GPS }).subarray(0, 30))).toBeUndefined();
    expect(cleanMp3(Buffer.from('ID3\x04\0\0\x7f\x7f\x7f\x7f', 'latin1'))).toBeUndefined();
  });

  it.each(Object.entries(MP3_TAGS))('an MP3 has no %s behind its sound, however often', (_, tag) => {
    expect(shows(MP3({ behind: [tag(GPS)] }))).toBe(true);
    expect(cleanMp3(MP3({ behind: [tag(GPS), tag(GPS), tag(GPS)] }))).toEqual(MP3());
  });

  it('a WAV keeps its sound and its format, and nothing else', () => {
    const hostile = WAV(['bext', Buffer.from(GPS)], ['LIST', Buffer.from(`INFOIART${GPS}`)], ['id3 ', SCRIPT]);
    expect(cleanWav(hostile)).toEqual(WAV());
    // a recorder that was cut off
    const endless = WAV();
    endless.writeUInt32LE(0xffffffff, endless.indexOf('data') + 4);
    expect(cleanWav(endless)).toEqual(WAV());
    expect(cleanWav(WAV().subarray(0, 20))).toBeUndefined();
  });

  it.each<[string, MediaType, Buffer]>([
    ['a JPEG', 'Jpeg', JPEG()],
    ['a PNG', 'Png', PNG()],
    ['a WebP', 'Webp', WEBP()],
    ['an MP4', 'Mp4', MP4()],
    ['a PDF', 'Pdf', PDF],
  ])('%s that is cut is refused, wherever it is cut', async (_, type, bytes) => {
    expect((await contentIn(type, bytes)).length).toBeGreaterThan(0);
    for (const share of [0.3, 0.6, 0.95])
      await expect(contentIn(type, bytes.subarray(0, Math.floor(share * bytes.length)))).rejects.toThrow(DamagedFile);
  });

  it('one with more pixels than any camera makes is refused', () => {
    expect(cleanPng(PNG.of(65_535, 65_535))).toBeUndefined();
    expect(cleanJpeg(JPEG({ width: 65_535, height: 65_535 }))).toBeUndefined();
  });

  // 16,383 by 16,383 pixels, and 20,000 by 20,000 where so many fit
  it.each<[string, readonly [string, Buffer]]>([
    ['as a picture with loss', ['VP8 ', Buffer.from('0000009d012aff3fff3f', 'hex')]],
    ['as a picture without loss', ['VP8L', Buffer.from('2ffeffff0f', 'hex')]],
    ['on its canvas', ['VP8X', Buffer.from('000000001f4e001f4e00', 'hex')]],
    ['in a frame of its animation', ['ANMF', Buffer.from('0000000000001f4e001f4e0000000000', 'hex')]],
    ['nowhere that it says', ['VP8L', Buffer.from('2f', 'hex')]],
  ])('a WebP with so many, %s, is refused, and one with as many as a camera makes is not', (_, part) => {
    expect(cleanWebp(WEBP())).toBeDefined();
    expect(cleanWebp(WEBP(part))).toBeUndefined();
  });

  it.each<[string, MediaType, (times: number) => Buffer]>([
    ['a JPEG', 'Jpeg', (times) => JPEG({ more: Buffer.alloc(4 * times, 'ffc40002', 'hex') })],
    ['a JPEG with scans', 'Jpeg', (times) => JPEG({ more: Buffer.alloc(8 * times, 'ffda0002ffda0002', 'hex') })],
    ['a PNG', 'Png', (times) => PNG(Buffer.alloc(12 * times, chunk('tEXt', Buffer.alloc(0))))],
    ['a WebP', 'Webp', (times) => riffOf(WEBP(), 'ICCP', times)],
    ['a WAV', 'Wav', (times) => riffOf(WAV(), 'fmt ', times)],
    ['an MP3 with tags behind', 'Mp3', (times) => MP3({ behind: [Buffer.alloc(9 * times, 'LYRICS200')] })],
    [
      'an MP3 with tags before',
      'Mp3',
      (times) => Buffer.concat([Buffer.alloc(10 * times, 'ID3\x04\0\0\0\0\0\0'), MP3()]),
    ],
  ])('%s of nothing but parts is refused before it takes long', async (_, type, made) => {
    expect((await contentIn(type, made(10_000))).length).toBeGreaterThan(0);
    await expect(contentIn(type, made(200_000))).rejects.toThrow(DamagedFile);
  });

  it('no sequence of bytes breaks the readers', () => {
    let seed = 7;
    const next = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648);
    for (const [read, file] of [
      [cleanJpeg, JPEG({ gps: GPS, orientation: 6 })],
      [cleanPng, PNG()],
      [cleanWebp, WEBP()],
      [cleanMp4, MP4(GPS)],
      [cleanMp4, FRAGMENTED_MP4(GPS)],
      [cleanMp3, MP3({ before: GPS, behind: Object.values(MP3_TAGS).map((tag) => tag(GPS)) })],
      [cleanWav, WAV(['bext', Buffer.from(GPS)])],
    ] as const)
      // prettier-ignore
      for (let round = 0; round < 2_000; round++) {
        const altered = Buffer.from(file);
        for (let times = 0; times < 3; times++) altered[12 + (next() % (altered.length - 12))] = next() % 256;
        expect(() => read(altered)).not.toThrow();
      }
  });
});
