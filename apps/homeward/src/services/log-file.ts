import { chmodSync, createWriteStream, lstatSync, mkdirSync, type WriteStream } from 'node:fs';
import { dirname } from 'node:path';

/** What a process writes down is for its owner alone, whatever an earlier version or somebody else has left there. */
export const openLog = (file: string): WriteStream => {
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  closeToOthers(folder, 0o700);
  closeToOthers(file, 0o600);
  return createWriteStream(file, { flags: 'a', mode: 0o600 }).on('error', () => undefined);
};

const closeToOthers = (path: string, mode: number): void => {
  const found = lstatSync(path, { throwIfNoEntry: false });
  // where a link leads is the business of whoever made it; what is another user's cannot be changed
  if (found === undefined || found.isSymbolicLink() || found.uid !== (process.getuid?.() ?? found.uid)) return;
  if ((found.mode & 0o077) !== 0) chmodSync(path, mode);
};
