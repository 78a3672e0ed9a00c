import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';

/** A text, possibly repeated: `%n` in it is its number, `%m` the next one. */
export type Piece = string | { readonly repeat: string; readonly times: number };

export const textOf = (pieces: Piece | readonly Piece[]): string =>
  [pieces]
    .flat()
    .map((piece) => (typeof piece === 'object' ? repeatPiece(piece as Exclude<Piece, string>) : piece))
    .join('');

const repeatPiece = ({ repeat, times }: Exclude<Piece, string>): string =>
  Array.from({ length: times }, (_, n) => repeat.replaceAll('%n', String(n)).replaceAll('%m', String(n + 1))).join('');

export const corpus = <Entry>(name: string): readonly Entry[] =>
  JSON.parse(readFileSync(join('test/corpora', `${name}.json`), 'utf8')) as Entry[];

/** How a body is encoded: with a byte that UTF-8 lacks, in another encoding, or compressed. */
export const ENCODINGS: Readonly<Record<string, (text: string) => Buffer>> = {
  utf8: (text) => Buffer.from(text),
  'latin1-broken': (text) =>
    Buffer.concat([Buffer.from(text.slice(0, 12)), Buffer.of(0xff), Buffer.from(text.slice(12))]),
  utf16le: (text) => Buffer.from(text, 'utf16le'),
  gzip: (text) => gzipSync(text),
};
