import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const BUILT = 'dist/apps/console';

/** Compressed bytes that a slow connection has to load before work can start. */
const FIRST_LOAD_MAX_BYTES = 225_000;

/** The fonts of each language. Bold Khmer loads after the first screen, but counts as well. */
const LETTERS = {
  en: /\/(latin-(400|600)|khmer-(400|word))-.*woff2$/,
  km: /\/khmer-(400|600)-.*woff2$/,
} as const;

const filesIn = (text: string): string[] =>
  [...text.matchAll(/(?:href|src)="\/(assets\/[^"]+)"/g)].map(([, file]) => file!);
const size = (file: string): number => gzipSync(readFileSync(join(BUILT, file))).length;

/** The files of `npm run build`. */
describe('the first load', () => {
  it.each(['en', 'km'] as const)(
    'is under 225 kB with the first screen, its words and its letters (%s)',
    (language) => {
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
      for (const key of ['src/routes/cases.tsx', `src/language/${language}.json`]) follow(key);
      const all = Object.values(manifest).map(({ file }) => file);
      const letters = all.filter((file) => LETTERS[language].test(file));
      expect(letters).toHaveLength(language === 'en' ? 4 : 2);
      const bytes = [...needed, ...letters].reduce((sum, file) => sum + size(file), size('index.html'));
      expect(bytes).toBeGreaterThan(100_000);
      expect(bytes).toBeLessThan(FIRST_LOAD_MAX_BYTES);
    },
  );
});
