import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** Closed to others. If root makes it, Postgres runs as another user, who must pass through to its own folder. */
const ownMode = (): number => (process.getuid?.() === 0 ? 0o711 : 0o700);

/**
 * Makes a folder and all missing ones above it. Not `mkdir` with `recursive`: on a file system such as /proc, which
 * reports the folder that it refuses to make as missing, that never returns.
 */
export const makeFolder = (path: string, mode = ownMode()): void => {
  if (existsSync(path)) return;
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
};
