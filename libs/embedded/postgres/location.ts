import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CannotStart } from './cannot-start.js';
import { codeOf, writePrivateFile, writePrivateFileOnce } from './private-file.js';
import { changeOwner, isRoot, mayEnter, userToRunAs, type RunAs } from './unprivileged.js';

/** The folder of a database, and the user that the server runs as. */
export interface Location {
  cluster: string;
  runAs: RunAs;
  /** Set if the database had to be put outside the data folder; `<folder>/postgres.location` names it. */
  elsewhere?: string;
}

export const pointerOf = (folder: string) => join(folder, 'postgres.location');

/** Where the database of a data folder lies, if there is one. */
export function clusterOf(folder: string): string {
  const pointer = pointerOf(folder);
  return join(existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : folder, 'postgres');
}

export function locate(folder: string, scratch: boolean): Location {
  openDataFolder(folder);
  return locatePointed(folder, scratch) ?? locateInside(folder) ?? locateOutside(folder, scratch);
}

function openDataFolder(folder: string) {
  try {
    if (!existsSync(folder)) {
      // as root: the server's user must be able to pass through
      const mode = isRoot() ? 0o711 : 0o700;
      mkdirSync(folder, { recursive: true, mode });
      chmodSync(folder, mode);
    }
    if (!statSync(folder).isDirectory()) throw new CannotStart(`The data folder ${folder} is not a folder.`);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    if (error instanceof CannotStart) throw error;
    throw new CannotStart(
      `The data folder ${folder} cannot be written to (${codeOf(error)}): give it to the user who starts Homeward, or set HOMEWARD_DATA to another one.`,
      { cause: error },
    );
  }
}

function locatePointed(folder: string, scratch: boolean): Location | undefined {
  const pointer = pointerOf(folder);
  if (!existsSync(pointer)) return undefined;
  const elsewhere = readFileSync(pointer, 'utf8').trim();
  const found = lstatSync(elsewhere, { throwIfNoEntry: false });
  if (!found?.isDirectory()) {
    if (scratch) {
      rmSync(pointer); // of one that was removed
      return undefined;
    }
    throw new CannotStart(
      `${pointer} says that the database lies in ${elsewhere}, which is gone: put it back, or remove ${pointer} to begin with an empty one.`,
    );
  }
  refuseForeign(elsewhere, found.uid);
  const runAs = userToRunAs(elsewhere);
  if ((found.mode & 0o022) !== 0 || (isRoot() && found.uid !== runAs.uid)) {
    throw new CannotStart(`${elsewhere}, the database of ${folder}, can be changed by others: this is not safe.`);
  }
  return { cluster: join(elsewhere, 'postgres'), runAs, elsewhere };
}

function locateInside(folder: string): Location | undefined {
  const cluster = join(folder, 'postgres');
  const found = statSync(cluster, { throwIfNoEntry: false });
  if (found === undefined) {
    const runAs = userToRunAs(undefined);
    return mayEnter(folder, runAs) ? { cluster, runAs } : undefined;
  }
  refuseForeign(cluster, found.uid);
  const runAs = userToRunAs(cluster);
  if (!mayEnter(cluster, runAs)) {
    throw new CannotStart(
      `Postgres refuses to run as root, and the user it runs as (${runAs.uid}) may not enter ${cluster}: let others pass through the folders above it (chmod o+x).`,
    );
  }
  return { cluster, runAs };
}

function refuseForeign(cluster: string, owner: number) {
  if (isRoot() || owner === (process.getuid?.() ?? owner)) return;
  throw new CannotStart(
    `The database in ${cluster} belongs to another user (${owner}): start Homeward as that user or as root.`,
  );
}

/** Only root gets here: root's folder is closed to the server's user. */
function locateOutside(folder: string, scratch: boolean): Location {
  const runAs = userToRunAs(undefined);
  const parents = scratch ? ['/var/tmp', tmpdir()] : ['/var/lib'];
  const parent = parents.find((place) => existsSync(place) && mayEnter(place, runAs));
  if (parent === undefined) {
    throw new CannotStart(
      `Postgres refuses to run as root, and no other user may enter ${folder}: choose a data folder that others may pass through (chmod o+x).`,
    );
  }
  const elsewhere = mkdtempSync(join(parent, scratch ? 'homeward-scratch-' : 'homeward-'));
  writePrivateFile(join(elsewhere, 'belongs-to'), `${folder}\n`);
  changeOwner(runAs, elsewhere);
  if (!writePrivateFileOnce(pointerOf(folder), `${elsewhere}\n`)) {
    // another starter was faster: its place is the only one
    rmSync(elsewhere, { recursive: true });
    return locatePointed(folder, scratch)!;
  }
  return { cluster: join(elsewhere, 'postgres'), runAs, elsewhere };
}
