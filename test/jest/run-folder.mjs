import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
const ENOUGH_BYTES = 4 * 2 ** 30;

const hasRoom = () => {
  if (!existsSync(MEMORY)) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize > ENOUGH_BYTES;
};

/**
 * All temporary files of a run are in this folder: in memory if there is room, because every commit, new database and
 * checkpoint would wait for a disk. What survives a kill is the same.
 * @returns how to remove it all
 */
export const makeRunFolder = () => {
  const before = process.env.TMPDIR;
  const folder = mkdtempSync(join(hasRoom() ? MEMORY : tmpdir(), 'homeward-run-'));
  chmodSync(folder, 0o711); // Postgres may run as another user
  process.env.TMPDIR = folder;
  return () => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
};
