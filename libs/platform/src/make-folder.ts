import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * A folder with all those above it. Not `mkdir` with `recursive`: where a file system answers that a folder it will not
 * make does not exist, as /proc does, that one never comes back.
 */
export const makeFolder = (path: string, mode: number): void => {
  if (existsSync(path)) return;
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent, 0o755);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
};
