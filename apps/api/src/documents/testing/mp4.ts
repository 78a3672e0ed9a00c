const numbers = (...values: readonly number[]): Buffer => {
  const content = Buffer.alloc(4 * values.length);
  values.forEach((value, at) => content.writeUInt32BE(value, 4 * at));
  return content;
};

const box = (name: string, ...content: readonly Buffer[]): Buffer => {
  const whole = Buffer.concat([Buffer.alloc(4), Buffer.from(name), ...content]);
  whole.writeUInt32BE(whole.length);
  return whole;
};

/** With a version and flags. */
const flagged = (name: string, flags: number, ...content: readonly Buffer[]): Buffer =>
  box(name, numbers(flags), ...content);
const full = (name: string, ...content: readonly Buffer[]): Buffer => flagged(name, 0, ...content);

const FTYP = box('ftyp', Buffer.from('isom\0\0\x02\0isommp41', 'latin1'));

/** Samples of 14 bytes each, stored in two chunks. */
export const SOUND = ['first sample, ', 'and another.. ', 'a third one.. ', 'and the last. '] as const;

interface Chunks {
  /** The number of samples in each. */
  readonly each: number;
  readonly at: readonly number[];
  readonly sizes: readonly number[];
}

const NOTHING: Chunks = { each: 1, at: [], sizes: [] };

const DESCRIBED: Readonly<Record<string, (made: string) => Buffer>> = {
  soun: (made) =>
    box('mp4a', Buffer.alloc(28), full('esds', Buffer.alloc(20, 7)), ...(made ? [box('SDLN', Buffer.from(made))] : [])),
  vide: (made) =>
    box('avc1', Buffer.alloc(42), Buffer.from(made.padEnd(32, '\0')), Buffer.alloc(4), box('avcC', Buffer.alloc(9, 7))),
  meta: (made) => box('gpmd', Buffer.alloc(8), Buffer.from(made)),
};

/** A track of a recording; `made` stands where its maker writes names. */
const track = (id: number, handler: string, { each, at, sizes }: Chunks, made = ''): Buffer =>
  box(
    'trak',
    full('tkhd', numbers(0, 0, id, 0), Buffer.alloc(64)),
    box(
      'mdia',
      full('mdhd', Buffer.alloc(20)),
      full('hdlr', Buffer.alloc(4), Buffer.from(handler), Buffer.alloc(12), Buffer.from(`${made}\0`)),
      box(
        'minf',
        full('smhd', Buffer.alloc(4)),
        box('dinf', full('dref', numbers(1), flagged('url ', made ? 0 : 1, Buffer.from(made)))),
        box(
          'stbl',
          full('stsd', numbers(1), DESCRIBED[handler]!(made)),
          full('stts', numbers(1, sizes.length, 1)),
          full('stsc', numbers(at.length > 0 ? 1 : 0, ...(at.length > 0 ? [1, each, 1] : []))),
          full('stsz', numbers(0, sizes.length, ...sizes)),
          full('stco', numbers(at.length, ...at)),
          ...(made ? [box('udta', Buffer.from(made))] : []),
        ),
      ),
    ),
    ...(made ? [box('meta', Buffer.from(made))] : []),
  );

/** Sound as a telephone records it. With `gps`, a camera that writes it wherever cameras do, and in a track of its own. */
export const MP4 = (gps = ''): Buffer => {
  const said = Buffer.from(gps);
  const chunks = [SOUND.slice(0, 2).join(''), gps, SOUND.slice(2).join('')];
  const start = FTYP.length + 8;
  const at = chunks.map((_, place) => start + chunks.slice(0, place).join('').length);
  const sound = { each: 2, at: [at[0]!, at[2]!], sizes: SOUND.map(({ length }) => length) };
  return Buffer.concat([
    FTYP,
    box('mdat', Buffer.from(chunks.join(''))),
    ...(gps ? [box('free', Buffer.from('freeGPS '), said), box('skip', said), box('gps ', said)] : []),
    box(
      'moov',
      full('mvhd', Buffer.alloc(96)),
      track(1, 'soun', sound, gps),
      ...(gps ? [track(2, 'meta', { each: 1, at: [at[1]!], sizes: [gps.length] }, gps), box('udta', said)] : []),
    ),
    ...(gps ? [box('uuid', Buffer.alloc(16), said)] : []),
  ]);
};

/** Two tracks in one fragment, as browsers record: the second holds the place. */
export const FRAGMENTED_MP4 = (gps: string): Buffer => {
  const sizes = SOUND.map(({ length }) => length);
  const fragment = (offset: number): Buffer =>
    box(
      'moof',
      full('mfhd', numbers(1)),
      box(
        'traf',
        flagged('tfhd', 0x20000, numbers(1)),
        flagged('trun', 0x201, numbers(sizes.length, offset, ...sizes)),
        box('udta', Buffer.from(gps)),
      ),
      box('traf', flagged('tfhd', 0, numbers(2)), flagged('trun', 0, numbers(1))),
    );
  const defaults = (id: number, bytes: number) => full('trex', numbers(id, 1, 0, bytes, 0));
  return Buffer.concat([
    FTYP,
    box(
      'moov',
      full('mvhd', Buffer.alloc(96)),
      track(1, 'vide', NOTHING, gps),
      track(2, 'meta', NOTHING),
      box('mvex', defaults(1, 0), defaults(2, gps.length)),
    ),
    fragment(fragment(0).length + 8),
    box('mdat', Buffer.from(SOUND.join('') + gps)),
  ]);
};

/** An MP4 that claims to lie in this many files. */
export const SCATTERED_MP4 = (files: number): Buffer => {
  const reference = flagged('url ', 1);
  const references = full('dref', numbers(files), Buffer.alloc(reference.length * files, reference));
  return Buffer.concat([MP4(), box('moov', box('trak', box('mdia', box('minf', box('dinf', references)))))]);
};

/** An MP4 with this many tracks that are neither pictures nor sound. */
export const CROWDED_MP4 = (tracks: number): Buffer => {
  const file = MP4();
  const [begin, more] = [file.indexOf('moov') - 4, Buffer.alloc(8 * tracks, box('trak'))];
  file.writeUInt32BE(file.readUInt32BE(begin) + more.length, begin);
  return Buffer.concat([file, more]);
};

/** Boxes of one name in each other. */
export const NESTED_MP4 = (name: string, times: number): Buffer => {
  const bytes = Buffer.alloc(8 * times);
  for (let at = 0; at < times; at++) {
    bytes.writeUInt32BE(bytes.length - 8 * at, 8 * at);
    bytes.write(name, 8 * at + 4, 'latin1');
  }
  return Buffer.concat([MP4(), bytes]);
};

/** Only the place, and nothing to see or to hear. */
export const SILENT_MP4 = (gps: string): Buffer =>
  Buffer.concat([
    FTYP,
    box('mdat', Buffer.from(gps)),
    box(
      'moov',
      full('mvhd', Buffer.alloc(96)),
      track(1, 'meta', { each: 1, at: [FTYP.length + 8], sizes: [gps.length] }),
    ),
  ]);
