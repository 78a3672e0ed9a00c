import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { CannotStart } from './cannot-start.js';
import { pointerOf } from './location.js';
import { portFileIn } from './port.js';
import { writePrivateFile } from './private-file.js';
import { removeFolder } from './remove-folder.js';
import { secretsOf } from './secrets.js';
import { commandOf, pollUntil } from './server-process.js';

/** Names the place of this folder's database, and says that it is temporary: without this file, nothing is ever removed. */
const markOf = (folder: string) => join(folder, 'postgres.temporary');

/** The process that ends this folder's temporary database with its starter. */
const tetherOf = (folder: string) => join(folder, 'postgres.tether');

const textIn = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined);

export const isTemporary = (folder: string, place: string) => textIn(markOf(folder)) === place;
export const markTemporary = (folder: string, place: string) => writePrivateFile(markOf(folder), `${place}\n`);
/** From now on the database is kept when its starter ends. */
export const markPermanent = (folder: string) => rmSync(markOf(folder), { force: true });

export const isEmpty = (place: string) => !existsSync(place) || readdirSync(place).length === 0;

/** The end of a temporary database removes it with its passwords: that must not happen to one that is kept. */
export function requireTemporary(folder: string) {
  const temporary = textIn(markOf(folder));
  const within = join(folder, 'postgres');
  const places = [textIn(pointerOf(folder)), isEmpty(within) ? undefined : within].filter((one) => one !== undefined);
  const isKept = places.some((place) => place !== temporary);
  if (!isKept && (temporary !== undefined || !existsSync(secretsOf(folder)))) return;
  throw new CannotStart(`${folder} is of a database that is to be kept: a temporary one needs a folder of its own.`);
}

/** Removes the database and all that was written into the folder for it. */
export function removeTemporary(folder: string, place: string) {
  const files = [place, pointerOf(folder), secretsOf(folder), portFileIn(folder), tetherOf(folder), markOf(folder)];
  for (const file of files) removeFolder(file);
}

/**
 * Reads until its starter is gone, however it ended; then stops the server and removes its files, unless another start has
 * taken them over. They are renamed first: a start finds all of them, or none. A child of the server may still be writing.
 */
const SCRIPT = `
  server=$1 place=$2 tether=$3 gone=$2.gone-$$
  isOver() { [ -e "$tether" ] && [ "$(cat "$tether")" != "$$" ]; }
  cat > /dev/null
  isOver && exit
  kill -INT "$server"
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do kill -0 "$server" || break; sleep 0.1; done
  kill -KILL "$server"
  isOver && exit
  mv -- "$place" "$gone" || exit
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do rm -rf -- "$gone" && break; sleep 0.1; done`;
const NAME = 'homeward-tether';

/** Ties a temporary server to this process, so that a demo or test killed with -9 leaves nothing behind. */
export function tether(pid: number, place: string, folder: string): { cut: () => void } {
  if (process.platform === 'win32') return { cut: () => undefined };
  const child = spawn('/bin/sh', ['-c', SCRIPT, NAME, String(pid), place, tetherOf(folder)], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.on('error', () => undefined);
  child.unref();
  (child.stdin as Socket).unref();
  if (child.pid !== undefined) writePrivateFile(tetherOf(folder), `${child.pid}\n`);
  return { cut: () => killWithChildren(child.pid) };
}

/** Milliseconds for a killed process to be gone. */
const KILL_TIMEOUT_MS = 2_000;

/** The tether of a starter that was killed must neither stop nor remove what the next start takes over. */
export async function cutFormerTether(folder: string) {
  const file = tetherOf(folder);
  const pid = Number(textIn(file));
  if (!(pid > 0)) return;
  // a tether that cannot be killed reads this
  writePrivateFile(file, 'cut\n');
  const isThere = () => commandOf(pid).includes(NAME);
  if (isThere()) killWithChildren(pid);
  if (!(await pollUntil(() => !isThere(), KILL_TIMEOUT_MS))) return;
  rmSync(file, { force: true });
  const place = textIn(markOf(folder));
  // what it was about to remove
  if (place !== undefined) removeFolder(`${place}.gone-${pid}`);
}

/** A tether leads a process group of its own: the shell, and the program that it waits for. */
function killWithChildren(pid: number | undefined) {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // it has gone
  }
}
