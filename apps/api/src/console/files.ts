import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

export interface File {
  readonly type: string;
  readonly plain: Buffer;
  /** The same, compressed by the build: by the name of the encoding. */
  readonly packed: { readonly [encoding in 'br' | 'gzip']?: Buffer };
  /** How long a browser may cache it. */
  readonly seconds: number;
}

/** For files whose name changes with their content. */
export const IMMUTABLE_CACHE_S = 31_536_000;

export const SCRIPT = 'text/javascript; charset=utf-8';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': SCRIPT,
  '.mjs': SCRIPT,
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.pfb': 'application/octet-stream',
};

/** The built files by path: a path outside this map finds nothing. Empty where nothing was built. */
export const filesIn = (folder: string): ReadonlyMap<string, File> => {
  if (!existsSync(folder)) return new Map();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const all = entries
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => extname(path) in TYPES)
    .map((path): [string, File] => {
      const at = `/${relative(folder, path).split(sep).join('/')}`;
      return [
        at,
        {
          type: TYPES[extname(path)]!,
          plain: readFileSync(path),
          packed: {
            ...(existsSync(`${path}.br`) && { br: readFileSync(`${path}.br`) }),
            ...(existsSync(`${path}.gz`) && { gzip: readFileSync(`${path}.gz`) }),
          },
          seconds: at.startsWith('/assets/') ? IMMUTABLE_CACHE_S : 0,
        },
      ];
    });
  return new Map(all);
};
