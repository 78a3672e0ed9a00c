import { spawnSync } from 'node:child_process';
import { chownSync, readFileSync, statSync } from 'node:fs';
import { CannotStart } from './cannot-start.js';

/** The user that the server runs as; undefined for the current one. */
export type RunAs = { uid?: number; gid?: number };

export const isRoot = () => process.getuid?.() === 0;

/** Postgres refuses to run as root; then it runs as the owner of its data, or as a user without rights. */
export function userToRunAs(cluster: string | undefined): RunAs {
  if (!isRoot()) return {};
  const owner = cluster === undefined ? undefined : statSync(cluster);
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const user = userNamed('postgres') ?? userNamed('_postgres') ?? userNamed('nobody');
  if (user === undefined) {
    throw new CannotStart(
      'Postgres refuses to run as root and there is no user postgres or nobody to run it as: start Homeward as an ordinary user.',
    );
  }
  return user;
}

function userNamed(name: string): RunAs | undefined {
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [user, , uid, gid] = line.split(':');
    // macOS stores nobody as -2
    if (user === name && Number(uid) !== 0) return { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 };
  }
  return undefined;
}

/** Tries to enter: modes alone do not reveal access lists, or network shares that distrust root. */
export function mayEnter(folder: string, runAs: RunAs): boolean {
  if (runAs.uid === undefined) return true;
  return spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...runAs, cwd: '/', stdio: 'ignore' }).status === 0;
}

export function changeOwner({ uid, gid }: RunAs, path: string) {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}
