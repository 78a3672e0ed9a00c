import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

export interface File {
  readonly type: string;
  readonly plain: Buffer;
  /** The same, packed by the build. */
  readonly packed: Buffer | undefined;
  /** Its name changes with its content. */
  readonly forEver: boolean;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** What was built, by its path: what is not in here is nowhere, whatever a path says. Nothing where nothing was built. */
export const filesIn = (folder: string): ReadonlyMap<string, File> => {
  if (!existsSync(folder)) return new Map();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const all = entries
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => extname(path) in TYPES)
    .map((path): [string, File] => {
      const packed = `${path}.gz`;
      const at = `/${relative(folder, path).split(sep).join('/')}`;
      return [
        at,
        {
          type: TYPES[extname(path)]!,
          plain: readFileSync(path),
          packed: existsSync(packed) ? readFileSync(packed) : undefined,
          forEver: at.startsWith('/assets/'),
        },
      ];
    });
  return new Map(all);
};
