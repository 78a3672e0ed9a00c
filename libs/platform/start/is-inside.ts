import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';

/** Follows links. For a path that does not exist yet, the nearest folder above it decides. */
export const isInside = (folder: string, path: string): boolean => realOf(path).startsWith(`${realOf(folder)}${sep}`);

const realOf = (path: string): string =>
  existsSync(path) ? realpathSync(path) : join(realOf(dirname(path)), basename(path));
