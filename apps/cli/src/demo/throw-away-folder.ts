import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeFolder } from '#embedded/postgres';

/** A temporary folder, removed at any end except a kill -9. */
export const inThrowAwayFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'homeward-demo-'));
  const remove = () => removeFolder(folder);
  process.once('exit', remove); // also removes it on a second Ctrl-C
  try {
    return await work(folder);
  } finally {
    remove();
    process.off('exit', remove);
  }
};
