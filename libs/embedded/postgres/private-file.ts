import { randomUUID } from 'node:crypto';
import { chownSync, closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a file that only we may read; a crash leaves either the old or the new version. */
export function writePrivateFile(file: string, text: string) {
  writePrivate(file, text, (draft) => renameSync(draft, file));
}

/** Like writePrivateFile, but of two concurrent writers the first wins. Returns whether this call wrote it. */
export function writePrivateFileOnce(file: string, text: string): boolean {
  return writePrivate(file, text, (draft) => {
    try {
      linkSync(draft, file);
      return true;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      throw error;
    }
  });
}

function writePrivate<Result>(file: string, text: string, publish: (draft: string) => Result): Result {
  const draft = `${file}.${randomUUID()}`;
  const fd = openSync(draft, 'wx', 0o600);
  try {
    writeSync(fd, text);
    fsyncSync(fd);
    closeSync(fd);
    inheritOwner(draft);
    const result = publish(draft);
    syncFolder(dirname(file));
    return result;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Files that root makes in another user's folder must not lock that user out the next time. */
export function inheritOwner(file: string) {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(dirname(file));
  chownSync(file, uid, gid);
}

/** Makes a rename in this folder survive a power cut, if the system can sync folders. */
export function syncFolder(folder: string) {
  if (process.platform === 'win32') return;
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Not by instanceof: under Jest, the system's errors are of another realm. */
export function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}
