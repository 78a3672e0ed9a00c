import { gzipSync } from 'node:zlib';
import { foundIn } from './scan.js';

const WORDS = ['Kanarienvogel', 'កាណារីសត្វស្លាប'];
const among = (bytes: Buffer, offset: number) => {
  const around = Buffer.from('{"name":"so that nobody"}');
  return Buffer.concat([around.subarray(0, 9 + offset), bytes, Buffer.from('-17 and more"}')]);
};
const wordsIn = (content: Buffer) => [...new Set(foundIn(content, WORDS, 'x').map(({ word }) => word))];

describe('a search for planted words', () => {
  const codings: readonly (readonly [string, (bytes: Buffer) => Buffer])[] = [
    ['as it is', (bytes) => bytes],
    ['in hex', (bytes) => Buffer.from(bytes.toString('hex'))],
    ['in base64', (bytes) => Buffer.from(bytes.toString('base64'))],
    ['in base64 for a URL', (bytes) => Buffer.from(bytes.toString('base64url'))],
  ];
  const letters: readonly (readonly [string, (word: string) => Buffer])[] = [
    ['UTF-8', (word) => Buffer.from(word)],
    ['UTF-16LE', (word) => Buffer.from(word, 'utf16le')],
    ['UTF-16BE', (word) => Buffer.from(word, 'utf16le').swap16()],
    ['small letters', (word) => Buffer.from(word.toLowerCase())],
    ['capitals', (word) => Buffer.from(word.toUpperCase())],
    ['escapes', (word) => Buffer.from(JSON.stringify(word))],
  ];

  it.each(codings.flatMap(([how, coded]) => letters.map(([what, written]) => ({ what, how, written, coded }))))(
    'finds $what $how, wherever it is',
    ({ written, coded }) => {
      for (const word of WORDS)
        for (const offset of [0, 1, 2, 3, 4, 5])
          expect([word, wordsIn(coded(among(written(word), offset)))]).toEqual([word, [word]]);
    },
  );

  it('finds nothing if there is nothing', () => {
    expect(wordsIn(Buffer.from('Kanarienvoge l, កាណារី'))).toEqual([]);
  });

  it('misses compressed data: so nothing may be compressed', () => {
    expect(wordsIn(gzipSync('Kanarienvogel'))).toEqual([]);
  });
});
