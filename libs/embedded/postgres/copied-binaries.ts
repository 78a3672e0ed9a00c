import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { codeOf } from './private-file.js';
import { isRoot } from './unprivileged.js';

/** Files that a server never opens. */
const LEFT_OUT = /\.a$|^pkgconfig$/;

/**
 * Copies of the package, in the first writable place of this list. Root's copy belongs to root: the server's user may
 * read and not change it. Other users' copies lie in the data folder.
 */
export function* copies(root: string, version: string, folder: string): Generator<string> {
  const places = isRoot()
    ? ['/var/lib', '/var/tmp', '/tmp'].map((place) => join(place, `homeward-postgres-${version}`))
    : [join(folder, `postgres-binaries-${version}`)];
  for (const place of places) {
    if (copyBinaries(root, place)) yield place;
  }
}

function copyBinaries(root: string, copy: string): boolean {
  try {
    if (existsSync(copy) && isOurs(copy) && isWhole(root, copy)) return true;
    const draft = `${copy}.${randomUUID()}`;
    try {
      mkdirSync(draft, { mode: 0o755, recursive: true });
      cpSync(join(root, 'native'), join(draft, 'native'), {
        recursive: true,
        verbatimSymlinks: true,
        filter: (source) => !LEFT_OUT.test(basename(source)),
      });
      openToReaders(draft);
      if (existsSync(copy) && isOurs(copy)) renameSync(copy, `${draft}.incomplete`);
      renameSync(draft, copy);
    } finally {
      for (const rest of [draft, `${draft}.incomplete`]) rmSync(rest, { recursive: true, force: true });
    }
    return isOurs(copy);
  } catch (error) {
    // another starter made it at the same moment, or nothing can be written here
    return ['EEXIST', 'ENOTEMPTY'].includes(codeOf(error) ?? '') && isOurs(copy) && isWhole(root, copy);
  }
}

/** In a folder that everybody may write to, another user may have put other programs under our name. */
function isOurs(copy: string): boolean {
  const found = lstatSync(copy);
  return found.isDirectory() && found.uid === (process.getuid?.() ?? found.uid) && (found.mode & 0o022) === 0;
}

/** A power cut or a cleaner of old files may have left it incomplete. */
function isWhole(root: string, copy: string): boolean {
  return readdirSync(join(root, 'native'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !LEFT_OUT.test(entry.name) && !LEFT_OUT.test(basename(entry.parentPath)))
    .every((entry) => {
      const file = join(entry.parentPath, entry.name);
      const twin = statSync(join(copy, file.slice(root.length)), { throwIfNoEntry: false });
      return twin?.size === statSync(file).size;
    });
}

/** Independent of the umask. */
function openToReaders(folder: string) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToReaders(path);
    else if (entry.isFile()) chmodSync(path, basename(dirname(path)) === 'bin' ? 0o755 : 0o644);
  }
}
