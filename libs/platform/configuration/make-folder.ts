import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** Closed to others; as root, Postgres runs as another user, and must be able to pass through to its own folder. */
const ownMode = (): number => (process.getuid?.() === 0 ? 0o711 : 0o700);

/**
 * A folder with all those above it. Not `mkdir` with `recursive`: where a file system answers that a folder it will not
 * make does not exist, as /proc does, that one never comes back.
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
