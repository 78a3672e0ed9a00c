import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A temporary folder, removed at any end except a kill -9. */
export const inThrowAwayFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'homeward-demo-'));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.once('exit', remove); // also removes it on a second Ctrl-C
  try {
    return await work(folder);
  } finally {
    remove();
    process.off('exit', remove);
  }
};
