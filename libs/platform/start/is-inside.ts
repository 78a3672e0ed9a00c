import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';

/** Follows links. For a path that does not exist yet, its folder decides. */
export const isInside = (folder: string, path: string): boolean => {
  const real = existsSync(path) ? realpathSync(path) : join(realOf(dirname(path)), basename(path));
  return real.startsWith(`${realOf(folder)}${sep}`);
};

const realOf = (folder: string): string => (existsSync(folder) ? realpathSync(folder) : folder);
