import { CROWDED_MP4, FRAGMENTED_MP4, MP4, NESTED_MP4, SCATTERED_MP4, SILENT_MP4, SOUND } from '../testing/mp4.js';
import { cleanMp4 } from './mp4.js';

const GPS = 'GPS 13.36N 103.86E';

/** Every sample at its place, and all of the same length. */
const keepsSound = (said: Buffer, clean: Buffer): boolean =>
  clean.length === said.length && SOUND.every((sample) => clean.indexOf(sample) === said.indexOf(sample));

describe('an MP4', () => {
  it('keeps its sound at its place, and no box that players do not need', () => {
    const [said, clean] = [MP4(GPS), cleanMp4(MP4(GPS))!];
    expect(said.toString('latin1').split(GPS).length - 1).toBe(16);
    expect(clean.includes(GPS)).toBe(false);
    expect(clean.includes('freeGPS')).toBe(false);
    expect(keepsSound(said, clean)).toBe(true);
  });

  it('has no track beside pictures and sound, and nothing of its samples', () => {
    const clean = cleanMp4(MP4(GPS))!;
    expect(clean.includes('gpmd')).toBe(false);
    expect(clean.toString('latin1').split('trak').length - 1).toBe(1);
    expect(
      clean
        .subarray(MP4(GPS).indexOf(GPS))
        .subarray(0, GPS.length)
        .every((byte) => byte === 0),
    ).toBe(true);
  });

  it('in fragments keeps those of its pictures alone', () => {
    const [said, clean] = [FRAGMENTED_MP4(GPS), cleanMp4(FRAGMENTED_MP4(GPS))!];
    expect(said.toString('latin1').split(GPS).length - 1).toBe(7);
    expect(clean.includes(GPS)).toBe(false);
    expect(keepsSound(said, clean)).toBe(true);
    expect(clean.toString('latin1').split('traf').length - 1).toBe(1);
  });

  it('stays as it is when it is cleaned twice, or says nothing about a person', () => {
    for (const file of [MP4(GPS), FRAGMENTED_MP4(GPS)]) expect(cleanMp4(cleanMp4(file)!)).toEqual(cleanMp4(file));
    expect(cleanMp4(MP4())!.equals(MP4().fill(0, 12, 16))).toBe(true); // which program wrote it
  });

  it('is refused where there is nothing to see or to hear', () => {
    expect(cleanMp4(SILENT_MP4(GPS))).toBeUndefined();
  });

  it('is refused if its parts lie upon each other or beyond its end', () => {
    const [upon, beyond] = [MP4(), MP4()];
    const index = upon.indexOf('stco') + 12;
    upon.writeUInt32BE(upon.readUInt32BE(index), index + 4);
    upon.writeUInt32BE(upon.length, upon.indexOf('stsz') + 8);
    beyond.writeUInt32BE(beyond.length, index);
    expect([cleanMp4(upon), cleanMp4(beyond)]).toEqual([undefined, undefined]);
  });

  it.each(['moov', 'trak', 'free', 'moof'])('of 100,000 boxes %s in each other breaks nothing', (name) => {
    expect(() => cleanMp4(NESTED_MP4(name, 100_000))).not.toThrow();
  });

  it('of nothing but boxes is refused before it takes long', () => {
    const boxes = Buffer.alloc(8 * 100_000);
    for (let at = 0; at < boxes.length; at += 8) boxes.fill('\0\0\0\x08free', at, at + 8, 'latin1');
    expect(cleanMp4(Buffer.concat([MP4(), boxes.subarray(0, 8_000)]))).toBeDefined();
    expect(cleanMp4(Buffer.concat([MP4(), boxes]))).toBeUndefined();
    expect(cleanMp4(SCATTERED_MP4(10))).toBeDefined();
    expect(cleanMp4(SCATTERED_MP4(100_000))).toBeUndefined();
    expect(cleanMp4(CROWDED_MP4(30))).toBeDefined();
    expect(cleanMp4(CROWDED_MP4(32))).toBeUndefined();
  });
});
