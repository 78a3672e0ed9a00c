import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const BUILT = 'dist/apps/console';

/** Bytes, packed: what a slow line has to bring before anybody can read. */
const MOST = 250_000;

/** Letters come beside it: until they are there the browser shows its own. */
const LETTERS = 75_000;

const filesIn = (text: string): string[] =>
  [...text.matchAll(/(?:href|src)="\/(assets\/[^"]+)"/g)].map(([, file]) => file!);
const size = (file: string): number => gzipSync(readFileSync(join(BUILT, file))).length;

/** Of what `npm run build` has left. */
describe('the first load', () => {
  it('is under 250 kB, with the first screen and its words, and its letters are under 75 kB', () => {
    const page = readFileSync(join(BUILT, 'index.html'), 'utf8');
    const manifest = JSON.parse(readFileSync(join(BUILT, 'manifest.json'), 'utf8')) as Record<
      string,
      { readonly file: string; readonly css?: string[]; readonly imports?: string[] }
    >;
    const needed = new Set(filesIn(page));
    const follow = (key: string): void => {
      const part = manifest[key]!;
      for (const file of [part.file, ...(part.css ?? [])]) needed.add(file);
      for (const other of part.imports ?? []) if (!needed.has(manifest[other]!.file)) follow(other);
    };
    for (const key of ['src/routes/cases.tsx', 'src/language/km.json']) follow(key);
    const letters = Object.values(manifest)
      .map(({ file }) => file)
      .filter((file) => /noto-sans-khmer-(khmer|latin)-(400|600)-normal.*woff2$/.test(file));
    expect(letters).toHaveLength(4);
    const bytes = [...needed].reduce((sum, file) => sum + size(file), size('index.html'));
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes).toBeLessThan(MOST);
    expect(letters.reduce((sum, file) => sum + size(file), 0)).toBeLessThan(LETTERS);
  });
});
