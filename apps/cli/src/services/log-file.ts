import { chmodSync, createWriteStream, lstatSync, mkdirSync, type WriteStream } from 'node:fs';
import { dirname } from 'node:path';

/** Opens a log that only its owner can read, whatever mode an existing file has. */
export const openLogFile = (file: string): WriteStream => {
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  closeToOthers(folder, 0o700);
  closeToOthers(file, 0o600);
  return createWriteStream(file, { flags: 'a', mode: 0o600 }).on('error', () => undefined);
};

const closeToOthers = (path: string, mode: number): void => {
  const found = lstatSync(path, { throwIfNoEntry: false });
  // the target of a link is not ours to change, and another user's file cannot be changed
  if (found === undefined || found.isSymbolicLink() || found.uid !== (process.getuid?.() ?? found.uid)) return;
  if ((found.mode & 0o077) !== 0) chmodSync(path, mode);
};
