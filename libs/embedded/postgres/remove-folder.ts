import { rmSync } from 'node:fs';
import { codeOf } from './private-file.js';

const TRIES = 50;
const PAUSE_MS = 100;

/**
 * Removes a folder in which a child of a killed server may still be writing, for five seconds at most. The retries of
 * Node alone would not do: they try to remove the same folder again, but do not look for what is new in it.
 */
export function removeFolder(folder: string) {
  for (let left = TRIES; ; left--) {
    try {
      rmSync(folder, { recursive: true, force: true });
      return;
    } catch (error) {
      if (!MAY_PASS.has(codeOf(error) ?? '') || left === 0) throw error;
    }
    pause();
  }
}

/** A new file; and on Windows, a file that is still open. */
const MAY_PASS = new Set(process.platform === 'win32' ? ['ENOTEMPTY', 'EBUSY', 'EPERM'] : ['ENOTEMPTY']);

/** Without a promise, because a folder is also removed while a process ends. */
const pause = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
