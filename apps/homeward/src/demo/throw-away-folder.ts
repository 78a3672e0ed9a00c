import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for as long as something is done in it, gone however that ends, but for a kill -9. */
export const inThrowAwayFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'homeward-demo-'));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.once('exit', remove); // a second Ctrl-C waits for nothing
  try {
    return await work(folder);
  } finally {
    remove();
    process.off('exit', remove);
  }
};
