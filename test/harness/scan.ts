import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { searchFor } from './multi-search.js';

/** A word as it may lie in a file: in letters, and those letters in hex or base64, at any offset in a longer text. */
export const formsOf = (word: string): readonly (readonly [form: string, bytes: Buffer])[] => {
  const cases = [...new Set([word, word.toLowerCase(), word.toUpperCase()])];
  const written = cases.flatMap((text) => [
    ['UTF-8', Buffer.from(text)] as const,
    ['UTF-16LE', Buffer.from(text, 'utf16le')] as const,
    ['UTF-16BE', Buffer.from(text, 'utf16le').swap16()] as const,
    ['JSON escapes', Buffer.from(escapeText(text))] as const,
  ]);
  const forms = written.flatMap(([form, bytes]) => [
    [form, bytes] as const,
    [`hex of ${form}`, Buffer.from(bytes.toString('hex'))] as const,
    [`HEX of ${form}`, Buffer.from(bytes.toString('hex').toUpperCase())] as const,
    ...[0, 1, 2].flatMap((offset) => [
      [`base64 of ${form}`, base64At(bytes, offset)] as const,
      [`base64url of ${form}`, Buffer.from(urlSafe(base64At(bytes, offset).toString()))] as const,
    ]),
  ]);
  return [...new Map(forms.toReversed().map((form) => [form[1].toString('latin1'), form])).values()];
};

const escapeText = (text: string): string =>
  text.replaceAll(/[^\u0020-\u007e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);

const urlSafe = (text: string): string => text.replaceAll('+', '-').replaceAll('/', '_');

/** Without the letters that depend on the neighbouring bytes. */
const base64At = (bytes: Buffer, offset: number): Buffer => {
  const text = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  const whole = Math.floor(((offset + bytes.length) * 8) / 6);
  return Buffer.from(text.slice(Math.ceil((offset * 8) / 6), whole));
};

export interface ScanHit {
  readonly file: string;
  readonly word: string;
  readonly form: string;
  /** The text there, from the word on. */
  readonly text: string;
}

const scanFor = (words: readonly string[]) => {
  const needles = words.flatMap((word) => formsOf(word).map(([form, bytes]) => ({ word, form, bytes })));
  const search = searchFor(needles.map(({ bytes }) => bytes));
  return (content: Buffer, file: string): ScanHit[] =>
    [...search(content)].map(([index, at]) => {
      const { word, form } = needles[index]!;
      return { file, word, form, text: toPrintable(content.subarray(at, at + 60)) };
    });
};

export const foundIn = (content: Buffer, words: readonly string[], file: string): ScanHit[] =>
  scanFor(words)(content, file);

const toPrintable = (bytes: Buffer): string => bytes.toString('latin1').replaceAll(/[^\u0020-\u007e]/g, '.');

/** Every file of a data folder, and of a database that lies elsewhere. */
const filesOf = (data: string): string[] => {
  const located = join(data, 'postgres.location');
  const elsewhere = statSync(located, { throwIfNoEntry: false }) ? [readFileSync(located, 'utf8').trim()] : [];
  return [data, ...elsewhere].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
};

/** A file that disappears during the search leaves nothing behind. */
export const scanFiles = (
  data: string,
  words: readonly string[],
): { readonly files: number; readonly found: ScanHit[] } => {
  const files = filesOf(data);
  const scan = scanFor(words);
  const found = files.flatMap((file) => {
    try {
      return scan(readFileSync(file), file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  });
  return { files: files.length, found };
};
